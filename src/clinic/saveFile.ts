// Hands bytes to the browser as a file to save. Nothing is kept: the address of the bytes is given up at once afterwards.

const longestSaveMs = 60_000;

export function saveFile(name: string, bytes: Uint8Array<ArrayBuffer>): void {
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the bytes after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), longestSaveMs);
}
