/* One slot, two devices with different answers, one intake that may crash, a network that loses and doubles.
   Digests are device numbers 1 and 2; 0 is none. With -DNO_TOMBSTONE a purge forgets the digest: then the model must fail. */
#define DEVICES 2

byte stored = 0;        /* digest in the intake's row or tombstone; 0: none */
byte everAccepted = 0;  /* first digest that was ever accepted */
bool acceptedTwo = false;
bool purged = false;

bool draft[3];          /* readable draft on the device */
bool queued[3];         /* sealed entry in the outbox */
bool tried[3];
byte said[3];           /* verified receipt this device has seen: its own digest */
bool conflict[3];

chan toIntake = [2] of { byte };            /* digest */
chan toDevice = [2] of { byte, byte };      /* device, 1 = stored, 2 = conflict */

proctype Device(byte me) {
  draft[me] = true;
  do
  /* the seal transaction: the draft stays */
  :: draft[me] && !queued[me] && said[me] == 0 && !conflict[me] -> queued[me] = true
  /* change my answers: only before the first attempt */
  :: queued[me] && !tried[me] -> queued[me] = false
  /* an attempt: written down, then sent, or the power goes between the two */
  :: queued[me] && nfull(toIntake) -> tried[me] = true;
     if :: toIntake!me :: skip fi
  /* an answer, or the power goes before it is read */
  :: toDevice?[eval(me), _] ->
     byte word;
     toDevice?eval(me), word;
     if
     :: queued[me] && word == 1 -> d_step { queued[me] = false; draft[me] = false; said[me] = me }
     :: queued[me] && word == 2 -> conflict[me] = true
     :: skip
     fi
  :: said[me] != 0 || conflict[me] -> break
  od
}

active proctype Intake() {
  byte digest;
end:
  do
  :: toIntake?digest ->
     if
     :: skip                                 /* crash before the commit, or the request is lost */
     :: stored == 0 ->
        d_step {
          if :: everAccepted != 0 && everAccepted != digest -> acceptedTwo = true :: else fi;
          everAccepted = digest; stored = digest
        }
        if :: nfull(toDevice) -> toDevice!digest, 1 :: skip fi    /* or the answer is lost */
     :: stored == digest -> if :: nfull(toDevice) -> toDevice!digest, 1 :: skip fi
     :: stored != 0 && stored != digest -> if :: nfull(toDevice) -> toDevice!digest, 2 :: skip fi
     fi
  /* the network doubles a request that it has carried */
  :: everAccepted != 0 && nfull(toIntake) -> if :: toIntake!1 :: toIntake!2 fi
  /* the clinic purges: the tombstone keeps the digest */
  :: everAccepted != 0 && !purged -> purged = true;
#ifdef NO_TOMBSTONE
     stored = 0
#endif
  od
}

init { atomic { run Device(1); run Device(2) } }

#define once        (!acceptedTwo)
#define honest1     (said[1] == 0 || everAccepted == 1)
#define honest2     (said[2] == 0 || everAccepted == 2)
/* the last readable copy goes only after the device's own receipt */
#define readable1   (!queued[1] || draft[1])
#define readable2   (!queued[2] || draft[2])

ltl invariants { [] (once && honest1 && honest2 && readable1 && readable2) }
