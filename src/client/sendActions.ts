// What the journey does with sealed answers: brings them on their way, shows where they are, and carries out what a person decides
// when nothing goes on by itself. It holds no key: the session of the code that is open is asked for each time.
import { hex } from '../core/bytes.ts';
import { receiptReference } from '../core/code.ts';
import { dayFromUnixMs } from '../core/day.ts';
import type { Occasion } from '../core/occasion.ts';
import { askForWaking } from './backgroundSync.ts';
import type { OutboxRow } from './database.ts';
import type { Delivery } from './delivery.ts';
import type { DeliveryRounds } from './deliveryRounds.ts';
import type { Device } from './device.ts';
import { readCell } from './finds.ts';
import type { JourneyEvent } from './journey.ts';
import { isOverdue, sealedOn } from './outboxDays.ts';
import { mayReopen, reopenDraft } from './reopenDraft.ts';
import { askWhetherThere, putBack } from './sendAgain.ts';
import type { Session } from './session.ts';
import type { Unsent, Waiting } from './step.ts';

export interface SendContext {
  readonly session: () => Session | undefined;
  /** Changes whenever what is under way has become unwanted. */
  readonly turn: () => number;
  readonly tell: (event: JourneyEvent) => void;
  readonly closeForm: () => void;
  readonly open: (occasion: Occasion) => Promise<void>;
  /** Overwrites the keys and shows the receipt. */
  readonly arrive: (receipt: { readonly reference: string; readonly day?: string }) => void;
}

export class SendActions {
  readonly #device: Device;
  readonly #rounds: DeliveryRounds;
  readonly #context: SendContext;
  /** The occasion whose envelope the page is waiting for. */
  #awaited: Occasion | undefined;
  /** `send` itself shows what became of a form that is here no more. */
  #isSending = false;

  constructor(device: Device, rounds: DeliveryRounds, context: SendContext) {
    this.#device = device;
    this.#rounds = rounds;
    this.#context = context;
    // A device whose storage fails now shows the same page until it is asked again.
    rounds.listen((slot, delivery) => void this.#onDelivery(slot, delivery).catch(() => undefined));
  }

  forget(): void {
    this.#awaited = undefined;
  }

  /** One attempt now, shown; afterwards the rounds go on by themselves. */
  async send(occasion: Occasion): Promise<void> {
    const slot = this.#slot(occasion);
    if (slot === undefined) return;
    this.#context.closeForm();
    const turn = this.#context.turn();
    this.#awaited = occasion;
    this.#context.tell({ type: 'sending', occasion });
    this.#isSending = true;
    const delivery = await this.#rounds.sendNow(slot).finally(() => {
      this.#isSending = false;
    });
    if (turn !== this.#context.turn()) return;
    // Another page of this device brought it home or opened it again: the cell says which.
    if (delivery.outcome === 'nothing') return this.#context.open(occasion);
    if (delivery.outcome === 'waiting') await this.#showWaiting(occasion, slot);
  }

  /** Answers whose page was left while they were being sealed: on their way at once, with nothing to show. */
  sendUnseen(slot: string): void {
    this.#rounds.sendNow(slot).catch(() => undefined);
  }

  /** From the list of occasions: what is overdue or has stopped is shown first, everything else is tried at once. */
  async look(occasion: Occasion): Promise<void> {
    const row = await this.#row(occasion);
    if (row === undefined) return this.#context.open(occasion);
    const { st } = row;
    if (st !== 'ready' && st !== 'tried') return this.#showUnsent(occasion, row, st);
    if (isOverdue(row, dayFromUnixMs(this.#device.nowMs()))) return this.#showUnsent(occasion, row, 'overdue');
    return this.send(occasion);
  }

  /** Back from the outbox to the draft, where the protocol allows it; otherwise the waiting page stays. */
  async change(occasion: Occasion): Promise<void> {
    const slot = this.#slot(occasion);
    if (slot === undefined) return;
    this.#awaited = undefined;
    const isOpen = await reopenDraft(this.#device, slot);
    await (isOpen ? this.#context.open(occasion) : this.send(occasion));
  }

  /** The person's own choice: what is here for this occasion goes, sealed and readable. */
  async remove(occasion: Occasion): Promise<void> {
    const session = this.#context.session();
    if (session === undefined) return;
    this.#awaited = undefined;
    const { database } = this.#device;
    const keys = session.slotKeys(occasion);
    await database.transaction('rw', ['cells', 'outbox'], async () => {
      await database.outbox.delete(hex(keys.slotPublicKey));
      await database.cells.delete(hex(keys.cellId));
    });
  }

  /** A form with a receipt: shown, and the intake is asked whether it has it. The keys stay, so that it can be sent again. */
  async showSent(occasion: Occasion, reference: string): Promise<void> {
    const session = this.#context.session();
    if (session === undefined) return;
    const turn = this.#context.turn();
    this.#context.tell({ type: 'found-sent', occasion, reference });
    const word = await askWhetherThere(this.#device, session, occasion);
    if (turn === this.#context.turn()) this.#context.tell({ type: 'clinic-answered', word });
  }

  async sendAgain(occasion: Occasion): Promise<void> {
    const session = this.#context.session();
    if (session === undefined) return;
    await putBack(this.#device, session, occasion);
    await this.send(occasion);
  }

  /** The rounds may bring an envelope home at any time; only the one that the page waits for changes the page. */
  async #onDelivery(slot: string, delivery: Delivery): Promise<void> {
    const occasion = this.#awaited;
    if (occasion === undefined || this.#slot(occasion) !== slot || delivery.outcome === 'waiting') return;
    if (delivery.outcome === 'sent') {
      const day = dayFromUnixMs(delivery.day * 86_400_000);
      this.#context.arrive({ reference: receiptReference(delivery.digest), day });
      return;
    }
    if (delivery.outcome === 'nothing' && this.#isSending) return;
    this.#awaited = undefined;
    // The service worker or another page was quicker: the cell says what became of it.
    if (delivery.outcome === 'nothing') return this.#context.open(occasion);
    const row = await this.#row(occasion);
    if (row !== undefined) await this.#showUnsent(occasion, row, delivery.outcome);
  }

  async #showWaiting(occasion: Occasion, slot: string): Promise<void> {
    const turn = this.#context.turn();
    const row = await this.#device.database.outbox.get(slot);
    if (row === undefined || turn !== this.#context.turn()) return;
    const { changeable, since } = await this.#waiting(occasion, row);
    if (turn !== this.#context.turn()) return;
    this.#context.tell({ type: 'waiting', occasion, changeable: changeable && row.st === 'ready', since });
    await askForWaking(this.#device);
  }

  async #showUnsent(occasion: Occasion, row: OutboxRow, why: Unsent['why']): Promise<void> {
    const turn = this.#context.turn();
    const unsent = { why, ...(await this.#waiting(occasion, row)) };
    if (turn === this.#context.turn()) this.#context.tell({ type: 'unsent', occasion, unsent });
  }

  /** Only a readable draft can be opened again: a form that is sent again, or that was sealed on a shared tablet, has none. */
  async #waiting(occasion: Occasion, row: OutboxRow): Promise<Waiting> {
    const since = sealedOn(row);
    const cell = row.cell === null ? undefined : await this.#device.database.cells.get(row.cell);
    const keys = this.#context.session()?.slotKeys(occasion);
    const isDraft = keys !== undefined && readCell(cell?.blob, keys.cellKey)?.state === 'draft';
    return { changeable: isDraft && mayReopen(row), since };
  }

  async #row(occasion: Occasion): Promise<OutboxRow | undefined> {
    const slot = this.#slot(occasion);
    return slot === undefined ? undefined : this.#device.database.outbox.get(slot);
  }

  #slot(occasion: Occasion): string | undefined {
    const session = this.#context.session();
    return session && hex(session.slotKeys(occasion).slotPublicKey);
  }
}
