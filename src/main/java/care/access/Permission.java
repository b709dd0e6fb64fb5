package care.access;

/** What a role may do. Where it may do it is the scope's business, and the database's. */
public enum Permission {
    BOARD_READ, FACILITY_READ, FACILITY_REGISTER, FACILITY_EDIT, FILING_SUBMIT, FILING_DECIDE, BED_MANAGE, STAY_READ, STAY_MANAGE,
    PERSON_READ, PERSON_REGISTER, PERSON_REVEAL, PARAMETER_READ, PARAMETER_EDIT, DIVISION_IMPORT, ACCOUNT_MANAGE, AUDIT_READ, DOCUMENT_REVOKE,
    /** Everybody has it: to change the own password. */
    OWN_PASSWORD
}
