// What the journey does beside showing pages: opens codes and forms, saves, seals, sends, locks.
// It turns outcomes into journey events and holds the one thing that no event may carry: the keys.
import { hex } from '../core/bytes.ts';
import { type Code, codeData } from '../core/code.ts';
import type { Occasion } from '../core/occasion.ts';
import type { Language } from '../core/text.ts';
import { Autosave, type SaveState } from './autosave.ts';
import type { DeliveryRounds } from './deliveryRounds.ts';
import type { Derivation } from './deriveInWorker.ts';
import type { Device } from './device.ts';
import { draftOf } from './fillingDraft.ts';
import { findUnderCode } from './finds.ts';
import { type HandInOutcome, handIn } from './handIn.ts';
import type { Filling, JourneyEvent } from './journey.ts';
import { type OpenForm, openForm } from './openForm.ts';
import { keepSilently } from './persistence.ts';
import { fetchAbout } from './profileStore.ts';
import { SendActions } from './sendActions.ts';
import type { Choice, Session } from './session.ts';
import type { Stop } from './step.ts';
import { renewed, unlock } from './unlock.ts';

export interface JourneyListeners {
  readonly dispatch: (event: JourneyEvent) => void;
  readonly onSaveState: (state: SaveState) => void;
  readonly onProgress: (fraction: number) => void;
  readonly language: () => Language;
}

export class JourneyActions {
  readonly #device: Device;
  /** What becomes of sealed answers. */
  readonly sending: SendActions;
  readonly #listeners: JourneyListeners;
  #session: Session | undefined;
  #form: OpenForm | undefined;
  #autosave: Autosave<Filling> | undefined;
  #about: OpenForm['about'];
  #derivation: Derivation | undefined;
  #opening: AbortController | undefined;
  /** Seals what is being handed in, once. */
  #seal: (() => Promise<HandInOutcome>) | undefined;
  /** Raised whenever what is under way has become unwanted: its outcome is then dropped. */
  #turn = 0;

  constructor(device: Device, rounds: DeliveryRounds, listeners: JourneyListeners) {
    this.#device = device;
    this.#listeners = listeners;
    this.sending = new SendActions(device, rounds, {
      session: () => this.#session,
      turn: () => this.#turn,
      tell: (event) => this.#tell(event),
      closeForm: () => this.#closeForm(),
      open: (occasion) => this.openOccasion(occasion),
      arrive: (receipt) => this.#arrive(receipt),
    });
  }

  get choices(): readonly Choice[] {
    return this.#session?.choices ?? [];
  }

  async unlock(code: Code): Promise<void> {
    this.lock();
    this.#tell({ type: 'unlocking' });
    const turn = this.#turn;
    const unlocking = await unlock(this.#device, code, {
      onProgress: this.#listeners.onProgress,
      onDerivation: (derivation) => {
        if (turn === this.#turn) this.#derivation = derivation;
        else derivation.cancel();
      },
    });
    if (turn !== this.#turn) {
      if (unlocking.outcome === 'unlocked') unlocking.session.wipe();
      return;
    }
    if (unlocking.outcome === 'stopped') return this.#stop(unlocking.stop);
    this.#session = unlocking.session;
    void this.#learnAbout(unlocking.session);
    const finds = await findUnderCode(this.#device, unlocking.session);
    if (turn === this.#turn) this.#tell({ type: 'unlocked', finds });
  }

  async showOccasions(): Promise<void> {
    const session = this.#session;
    if (session === undefined) return;
    this.#closeForm();
    const finds = await findUnderCode(this.#device, session);
    if (session === this.#session) this.#tell({ type: 'occasions-wanted', finds });
  }

  async openOccasion(occasion: Occasion): Promise<void> {
    const session = this.#session;
    if (session === undefined) return;
    this.#closeForm();
    this.sending.forget();
    const turn = this.#turn;
    this.#tell({ type: 'opening' });
    this.#opening = new AbortController();
    const opening = await openForm(this.#device, session, occasion, this.#listeners.language(), this.#opening.signal);
    if (turn !== this.#turn) {
      if ('form' in opening) opening.form.release();
      return;
    }
    if (opening.outcome === 'stopped') return this.#stop(opening.stop, occasion);
    if (opening.outcome === 'sent') return this.sending.showSent(occasion, opening.reference);
    this.#takeForm(opening.form);
    const type = { resumed: 'resumed', new: 'opened', 'new-unconfirmed': 'code-unconfirmed' } as const;
    this.#tell({ type: type[opening.outcome], filling: opening.filling });
  }

  isSameCode(code: Code): boolean {
    return this.#session?.isSameCode(codeData(code)) ?? false;
  }

  saveNow(filling: Filling): void {
    this.#autosave?.now(filling);
  }

  saveSoon(filling: Filling): void {
    this.#autosave?.soon(filling);
  }

  async flush(): Promise<void> {
    await this.#autosave?.flush();
  }

  /**
   * Seals, with keys as new as the clinic's are, and sends. Whoever leaves meanwhile has asked for that, too: then it is sealed at
   * once, before the keys go. Rejects when the device could not take the sealed answers; nothing is lost then.
   */
  async handIn(filling: Filling): Promise<void> {
    const [session, form, turn] = [this.#session, this.#form, this.#turn];
    if (session === undefined || form === undefined) return;
    const work = { filling, language: this.#listeners.language(), draft: form.draft, tagSeen: form.tagSeen };
    const seal = once(() => handIn(this.#device, session, work));
    this.#seal = seal;
    try {
      await this.#autosave?.flush();
      if (turn === this.#turn) await form.draft.noticeVanishing();
      if (turn === this.#turn) await renewed(this.#device, session);
    } catch (error) {
      // Told as not sent: a later lock must not send it all the same.
      if (turn === this.#turn) this.#seal = undefined;
      throw error;
    }
    const isCalledOff = turn === this.#turn && this.#seal !== seal;
    if (isCalledOff) return;
    this.#seal = undefined;
    const result = await seal();
    if (turn !== this.#turn) return void (result.outcome === 'sealed' && this.sending.sendUnseen(result.slot));
    if (result.outcome === 'elsewhere') return this.#stop({ kind: 'elsewhere' }, filling.occasion);
    await this.sending.send(filling.occasion);
  }

  /** The person went back to the answers before they were sealed: nothing is sent that may still change. */
  callOff(): void {
    this.#seal = undefined;
  }

  /** The device has no room for the sealed answers: they are held in memory and sent from there, and the page says so. */
  async handInFromMemory(filling: Filling): Promise<void> {
    await this.#device.database.leaveDevice?.();
    await this.handIn(filling);
  }

  /** After a stop: an envelope that waits is sent again, anything else is opened again. */
  async tryAgain(occasion: Occasion): Promise<void> {
    const session = this.#session;
    if (session === undefined) return;
    const slot = hex(session.slotKeys(occasion).slotPublicKey);
    const isWaiting = (await this.#device.database.outbox.get(slot)) !== undefined;
    await (isWaiting ? this.sending.send(occasion) : this.openOccasion(occasion));
  }

  /** The person's own choice after "unreadable" or "conflict": what is here for this occasion goes. */
  async startOver(occasion: Occasion): Promise<void> {
    await this.sending.remove(occasion);
    await this.openOccasion(occasion);
  }

  /** Saves what can still be saved, overwrites the keys, ends what is under way. The caller empties the page. */
  lock(): void {
    // With its turn gone its outcome is dropped, but it is written: the rejection of a full device is told to `handIn` alone.
    this.#seal?.().catch(() => undefined);
    this.#seal = undefined;
    this.#turn += 1;
    this.#derivation?.cancel();
    this.#derivation = undefined;
    this.#closeForm();
    this.sending.forget();
    this.#session?.wipe();
    this.#session = undefined;
    this.#about = undefined;
  }

  #takeForm(form: OpenForm): void {
    void keepSilently();
    this.#form = form;
    // What was just fetched is newer than what the draft remembers.
    this.#about ??= form.about;
    if (this.#about !== undefined) this.#tell({ type: 'about-known', about: this.#about });
    this.#autosave = new Autosave(
      (filling) => form.draft.save(draftOf(filling, this.#listeners.language(), this.#about)),
      this.#listeners.onSaveState,
    );
  }

  #closeForm(): void {
    this.#autosave?.lastWords();
    this.#autosave = undefined;
    this.#opening?.abort();
    this.#form?.draft.close();
    this.#form?.release();
    this.#form = undefined;
    this.#listeners.onSaveState('nothing');
  }

  async #learnAbout(session: Session): Promise<void> {
    const about = await fetchAbout(this.#device, session.profile);
    if (about === undefined || session !== this.#session) return;
    this.#about = about;
    this.#tell({ type: 'about-known', about });
  }

  /** The keys have done their work: nothing on this device can be read after this. */
  #arrive(receipt: { readonly reference: string; readonly day?: string }): void {
    this.lock();
    this.#tell({ type: 'arrived', ...receipt });
  }

  #stop(stop: Stop, occasion?: Occasion): void {
    this.#tell({ type: 'stopped', stop, ...(occasion === undefined ? {} : { occasion }) });
  }

  #tell(event: JourneyEvent): void {
    this.#listeners.dispatch(event);
  }
}

function once<Result>(work: () => Promise<Result>): () => Promise<Result> {
  let result: Promise<Result> | undefined;
  return () => {
    result ??= work();
    return result;
  };
}
