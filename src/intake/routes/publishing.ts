// What must hold before the two signed files of a clinic are taken: form, belonging together, the root's signatures.
import { aboutSigningInput, parseAbout } from '../../core/about.ts';
import { fromBase64url } from '../../core/base64url.ts';
import { equalBytes } from '../../core/bytes.ts';
import { type Profile, parseProfile, profileSigningInput } from '../../core/profile.ts';
import type { SignedFiles } from '../../core/signedFiles.ts';
import { sealAtRest } from '../atRest.ts';
import { isSignatureValid } from '../ed25519.ts';
import type { Intake } from '../intake.ts';
import { isSoundPublicKey } from '../publicKeyCheck.ts';
import { keyIdOf, type ReceiptSigner } from '../receiptSigner.ts';
import type { Signed } from '../store/store.ts';

export interface CheckedFiles {
  readonly profile: Profile;
  readonly aboutSeq: number;
}

/**
 * Undefined when a signature or a key id is wrong, the files are of two clinics, or the profile does not list this
 * intake's receipt key (its clients would refuse every receipt). @throws Problem when a file breaks its own rules
 */
export function checkSignedFiles(files: SignedFiles, signer: ReceiptSigner): CheckedFiles | undefined {
  const profile = parseProfile(files.profile);
  const about = parseAbout(files.about);
  const root = profile.rootPublicKey;
  const isGenuine =
    isSoundPublicKey(root) &&
    equalBytes(fromBase64url(about.clinic), profile.clinicId) &&
    [profile.daily, profile.recovery, ...profile.receipt].every((key) =>
      equalBytes(key.keyId, keyIdOf(key.publicKey)),
    ) &&
    profile.receipt.some((key) => equalBytes(key.publicKey, signer.publicKey)) &&
    isSignatureValid(root, profileSigningInput(files.profile), files.profileSignature) &&
    isSignatureValid(root, aboutSigningInput(files.about), files.aboutSignature);
  return isGenuine ? { profile, aboutSeq: about.seq } : undefined;
}

/** The rows to keep: the profile as it is, the about sealed at rest. */
export function signedRows(
  intake: Intake,
  files: SignedFiles,
  checked: CheckedFiles,
): { readonly profile: Signed; readonly about: Signed } {
  const { clinicId, seq } = checked.profile;
  const sealedAbout = sealAtRest(intake.serverSecret, clinicId, files.about, intake.randomBytes);
  return {
    profile: { bytes: files.profile, signature: files.profileSignature, seq },
    about: { bytes: sealedAbout, signature: files.aboutSignature, seq: checked.aboutSeq },
  };
}
