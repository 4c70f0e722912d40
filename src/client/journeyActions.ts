// What the journey does beside showing pages: opens codes and forms, saves, seals, sends, locks.
// It turns outcomes into journey events and holds the one thing that no event may carry: the keys.
import { hex } from '../core/bytes.ts';
import { type Code, codeData, receiptReference } from '../core/code.ts';
import { dayFromUnixMs } from '../core/day.ts';
import type { Occasion } from '../core/occasion.ts';
import type { Language } from '../core/text.ts';
import { Autosave, type SaveState } from './autosave.ts';
import type { Delivery } from './delivery.ts';
import type { DeliveryRounds } from './deliveryRounds.ts';
import type { Derivation } from './deriveInWorker.ts';
import type { Device } from './device.ts';
import { draftOf } from './fillingDraft.ts';
import { findUnderCode } from './finds.ts';
import { handIn } from './handIn.ts';
import type { Filling, JourneyEvent, Stop } from './journey.ts';
import { type OpenForm, openForm } from './openForm.ts';
import { fetchAbout } from './profileStore.ts';
import { mayReopen, reopenDraft } from './reopenDraft.ts';
import type { Choice, Session } from './session.ts';
import { unlock } from './unlock.ts';

export interface JourneyListeners {
  readonly dispatch: (event: JourneyEvent) => void;
  readonly onSaveState: (state: SaveState) => void;
  readonly onProgress: (fraction: number) => void;
  readonly language: () => Language;
}

export class JourneyActions {
  readonly #device: Device;
  readonly #rounds: DeliveryRounds;
  readonly #listeners: JourneyListeners;
  #session: Session | undefined;
  #form: OpenForm | undefined;
  #autosave: Autosave<Filling> | undefined;
  #about: OpenForm['about'];
  #derivation: Derivation | undefined;
  /** The occasion whose envelope the page is waiting for. */
  #awaited: Occasion | undefined;
  /** Raised whenever what is under way has become unwanted: its outcome is then dropped. */
  #turn = 0;

  constructor(device: Device, rounds: DeliveryRounds, listeners: JourneyListeners) {
    this.#device = device;
    this.#rounds = rounds;
    this.#listeners = listeners;
    rounds.listen((slot, delivery) => this.#onDelivery(slot, delivery));
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
    this.#tell({ type: 'unlocked', finds: await findUnderCode(this.#device, unlocking.session) });
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
    this.#awaited = undefined;
    const turn = this.#turn;
    this.#tell({ type: 'opening' });
    const opening = await openForm(this.#device, session, occasion, this.#listeners.language());
    if (turn !== this.#turn) {
      if ('form' in opening) opening.form.release();
      return;
    }
    if (opening.outcome === 'stopped') return this.#stop(opening.stop, occasion);
    if (opening.outcome === 'sent') return this.#arrive({ reference: opening.reference });
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

  /** Rejects when the device could not take the sealed answers; nothing is lost then. */
  async handIn(filling: Filling): Promise<void> {
    const [session, form] = [this.#session, this.#form];
    if (session === undefined || form === undefined) return;
    await this.#autosave?.flush();
    const language = this.#listeners.language();
    const result = await handIn(this.#device, session, { filling, language, draft: form.draft, tagSeen: form.tagSeen });
    if (result.outcome === 'elsewhere') return this.#stop({ kind: 'elsewhere' }, filling.occasion);
    await this.send(filling.occasion);
  }

  /** One attempt now, shown; afterwards the rounds go on by themselves. */
  async send(occasion: Occasion): Promise<void> {
    const session = this.#session;
    if (session === undefined) return;
    this.#closeForm();
    const turn = this.#turn;
    this.#awaited = occasion;
    this.#tell({ type: 'sending', occasion });
    const slot = hex(session.slotKeys(occasion).slotPublicKey);
    const delivery = await this.#rounds.sendNow(slot);
    if (turn !== this.#turn) return;
    // Another page of this device brought it home or opened it again: the cell says which.
    if (delivery.outcome === 'nothing') return this.openOccasion(occasion);
    if (delivery.outcome !== 'waiting') return;
    const row = await this.#device.database.outbox.get(slot);
    this.#tell({ type: 'waiting', occasion, changeable: row?.st === 'ready' && mayReopen(row) });
  }

  /** After a stop: an envelope that waits is sent again, anything else is opened again. */
  async tryAgain(occasion: Occasion): Promise<void> {
    const session = this.#session;
    if (session === undefined) return;
    const slot = hex(session.slotKeys(occasion).slotPublicKey);
    const isWaiting = (await this.#device.database.outbox.get(slot)) !== undefined;
    await (isWaiting ? this.send(occasion) : this.openOccasion(occasion));
  }

  /** Back from the outbox to the draft, where the protocol allows it; otherwise the waiting page stays. */
  async change(occasion: Occasion): Promise<void> {
    const session = this.#session;
    if (session === undefined) return;
    const isOpen = await reopenDraft(this.#device, hex(session.slotKeys(occasion).slotPublicKey));
    await (isOpen ? this.openOccasion(occasion) : this.send(occasion));
  }

  /** The person's own choice after "unreadable" or "conflict": what is here for this occasion goes. */
  async startOver(occasion: Occasion): Promise<void> {
    const session = this.#session;
    if (session === undefined) return;
    const { cells, outbox } = this.#device.database;
    const keys = session.slotKeys(occasion);
    await this.#device.database.transaction('rw', ['cells', 'outbox'], async () => {
      await outbox.delete(hex(keys.slotPublicKey));
      await cells.delete(hex(keys.cellId));
    });
    await this.openOccasion(occasion);
  }

  /** Saves what can still be saved, overwrites the keys, ends what is under way. The caller empties the page. */
  lock(): void {
    this.#turn += 1;
    this.#derivation?.cancel();
    this.#derivation = undefined;
    this.#closeForm();
    this.#awaited = undefined;
    this.#session?.wipe();
    this.#session = undefined;
    this.#about = undefined;
  }

  #takeForm(form: OpenForm): void {
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

  /** The rounds may bring an envelope home at any time; only the one that the page waits for changes the page. */
  #onDelivery(slot: string, delivery: Delivery): void {
    const [session, occasion] = [this.#session, this.#awaited];
    if (session === undefined || occasion === undefined) return;
    if (hex(session.slotKeys(occasion).slotPublicKey) !== slot) return;
    if (delivery.outcome === 'waiting' || delivery.outcome === 'nothing') return;
    if (delivery.outcome === 'sent') {
      const day = dayFromUnixMs(delivery.day * 86_400_000);
      this.#arrive({ reference: receiptReference(delivery.digest), day });
      return;
    }
    this.#awaited = undefined;
    const kind = delivery.outcome === 'unknown' ? 'code-unknown' : delivery.outcome;
    this.#stop({ kind }, occasion);
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
