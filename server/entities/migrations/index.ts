import { Migration20261123032141_FoundTheHall } from './Migration20261123032141_FoundTheHall.ts';
import { Migration20261123032200_AuditIsAppendOnly } from './Migration20261123032200_AuditIsAppendOnly.ts';
import { Migration20261123044500_AuditSealOrder } from './Migration20261123044500_AuditSealOrder.ts';
import { Migration20261123050127_BoardIndexes } from './Migration20261123050127_BoardIndexes.ts';
import { Migration20261125073503_Extensions } from './Migration20261125073503_Extensions.ts';
import { Migration20261125124054_ParcelsAsked } from './Migration20261125124054_ParcelsAsked.ts';
import { Migration20261125125200_FailedMessages } from './Migration20261125125200_FailedMessages.ts';
import { Migration20261125130500_DraftsRevised } from './Migration20261125130500_DraftsRevised.ts';
import { Migration20261125154000_DocumentsChecked } from './Migration20261125154000_DocumentsChecked.ts';
import { Migration20261129015000_CompetentOrgan } from './Migration20261129015000_CompetentOrgan.ts';
import { Migration20261129020000_NumbersAsData } from './Migration20261129020000_NumbersAsData.ts';
import { Migration20261129021000_Withdrawn } from './Migration20261129021000_Withdrawn.ts';
import { Migration20261129021500_OneClockOfAKind } from './Migration20261129021500_OneClockOfAKind.ts';
import { Migration20261129022000_LargeHalls } from './Migration20261129022000_LargeHalls.ts';
import { Migration20261129023000_CasesNotBegun } from './Migration20261129023000_CasesNotBegun.ts';
import { Migration20261129031500_AuditKeyed } from './Migration20261129031500_AuditKeyed.ts';
import { Migration20261129050000_AnsweredWithTheChange } from './Migration20261129050000_AnsweredWithTheChange.ts';
import { Migration20261129050000_CardsReceived } from './Migration20261129050000_CardsReceived.ts';

/** In order; a new one is added at the end. Listed by hand, so that nothing but what is named here ever runs. */
export const migrationsList = [
  Migration20261123032141_FoundTheHall,
  Migration20261123032200_AuditIsAppendOnly,
  Migration20261123044500_AuditSealOrder,
  Migration20261123050127_BoardIndexes,
  Migration20261125073503_Extensions,
  Migration20261125124054_ParcelsAsked,
  Migration20261125125200_FailedMessages,
  Migration20261125130500_DraftsRevised,
  Migration20261125154000_DocumentsChecked,
  Migration20261129015000_CompetentOrgan,
  Migration20261129020000_NumbersAsData,
  Migration20261129021000_Withdrawn,
  Migration20261129021500_OneClockOfAKind,
  Migration20261129022000_LargeHalls,
  Migration20261129023000_CasesNotBegun,
  Migration20261129031500_AuditKeyed,
  Migration20261129050000_CardsReceived,
  Migration20261129050000_AnsweredWithTheChange,
];
