/** The product's name beside its mark, a tuning fork. It says nothing of what the page is for. */
export function Wordmark() {
  return (
    <span className="wordmark">
      <svg className="wordmark-mark" viewBox="5 1 14 22" aria-hidden="true" focusable="false">
        <path d="M7 3v7a5 5 0 0 0 10 0V3M12 15v6" />
      </svg>
      <span translate="no" dir="ltr">
        Avstämning
      </span>
    </span>
  );
}
