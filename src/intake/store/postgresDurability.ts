// What a PostgreSQL server must promise before an answer is entrusted to it. Read when a connection is made and
// once a minute, so that a server that comes back with other settings, or gets a new standby, is refused too.
import type { ClientBase } from 'pg';
import { DatabaseAway } from './databaseAway.ts';

/** The server works, but would lose what it acknowledged. Retrying does not help; the operator must act. */
export class UnsafeDatabase extends Error {
  readonly code = 'STORE_UNSAFE';
}

interface ServerState {
  readonly fsync: string;
  readonly full_page_writes: string;
  readonly track_commit_timestamp: string;
  readonly synchronous_commit: string;
  readonly synchronous_standby_names: string;
  readonly is_standby: boolean;
  readonly standbys: number;
  /** Standbys that replicate, and that no receipt ever waits for. */
  readonly asynchronous: number;
}

/**
 * A backup that happens to run at the time is no standby, and a standby that has just connected says async until it has written
 * something. Who may not see names (no pg_monitor) sees a standby in a backup, and no state of any.
 */
const question = `
  SELECT current_setting('fsync') AS fsync,
         current_setting('full_page_writes') AS full_page_writes,
         current_setting('track_commit_timestamp') AS track_commit_timestamp,
         current_setting('synchronous_commit') AS synchronous_commit,
         current_setting('synchronous_standby_names') AS synchronous_standby_names,
         pg_is_in_recovery() AS is_standby,
         (SELECT count(*)::int FROM pg_stat_replication
           WHERE coalesce(application_name, '') NOT IN ('pg_basebackup', 'pg_receivewal'))
         + (SELECT count(*)::int FROM pg_replication_slots WHERE slot_type = 'physical' AND NOT temporary) AS standbys,
         (SELECT count(*)::int FROM pg_stat_replication
           WHERE coalesce(application_name, '') NOT IN ('pg_basebackup', 'pg_receivewal')
             AND (sync_state IS NULL OR (sync_state = 'async' AND flush_lsn IS NOT NULL))) AS asynchronous`;

/** @throws UnsafeDatabase with a message for the operator; DatabaseAway before a standby is promoted */
export async function checkDurability(client: ClientBase): Promise<void> {
  const { rows } = await client.query<ServerState>(question);
  if (rows[0]?.is_standby) throw new DatabaseAway('the database is a standby: promote it, or name the primary');
  const fault = rows[0] ? durabilityFault(rows[0]) : 'gives no answer about its settings';
  if (fault !== undefined) throw new UnsafeDatabase(`the database ${fault}`);
}

/** Why answers must not be entrusted to a server in this state, or undefined. */
export function durabilityFault(state: ServerState): string | undefined {
  if (state.fsync !== 'on') return 'has fsync off: a power cut would lose answers';
  if (state.full_page_writes !== 'on') return 'has full_page_writes off: a power cut could tear pages';
  if (state.track_commit_timestamp !== 'off') return 'has track_commit_timestamp on: it keeps the time of each answer';
  if (state.synchronous_commit !== 'on' && state.synchronous_commit !== 'remote_apply')
    return `has synchronous_commit ${state.synchronous_commit}: receipts would leave before answers are durable`;
  if (state.standbys > 0 && state.synchronous_standby_names === '')
    return 'replicates asynchronously: after a fail-over acknowledged answers would be missing (set synchronous_standby_names)';
  if (state.asynchronous > 0)
    return 'has a standby that replicates asynchronously, or may not say so: name all in synchronous_standby_names, GRANT pg_monitor';
  return undefined;
}
