package care.access;

import static care.access.Permission.*;

import java.util.EnumSet;
import java.util.Set;

/**
 * The kinds of account. System, security and audit administration are kept apart (GB/T 22239, level three): who makes accounts sees no
 * older person, who reads the audit trail changes nothing.
 */
public enum Role {
    CITY_OFFICER(BOARD_READ, FACILITY_READ, FACILITY_REGISTER, FACILITY_EDIT, FILING_DECIDE, STAY_READ, PERSON_READ, PERSON_REVEAL, PARAMETER_READ, PARAMETER_EDIT, DIVISION_IMPORT, DOCUMENT_REVOKE),
    COUNTY_OFFICER(BOARD_READ, FACILITY_READ, FACILITY_REGISTER, FACILITY_EDIT, FILING_DECIDE, BED_MANAGE, STAY_READ, STAY_MANAGE, PERSON_READ, PERSON_REGISTER, PERSON_REVEAL, PARAMETER_READ, DOCUMENT_REVOKE),
    INSPECTOR(BOARD_READ, FACILITY_READ, FACILITY_REGISTER, STAY_READ, PERSON_READ, PARAMETER_READ),
    PLANNER(BOARD_READ, FACILITY_READ, STAY_READ, PARAMETER_READ),
    TOWNSHIP_CLERK(BOARD_READ, FACILITY_READ, STAY_READ, PERSON_READ, PERSON_REGISTER, PARAMETER_READ),
    FACILITY_OPERATOR(FACILITY_READ, FACILITY_EDIT, FILING_SUBMIT, BED_MANAGE, STAY_READ, STAY_MANAGE, PERSON_READ, PERSON_REGISTER, PERSON_REVEAL, PARAMETER_READ),
    SECURITY_ADMINISTRATOR(ACCOUNT_MANAGE, PARAMETER_READ, DIVISION_IMPORT),
    AUDITOR(AUDIT_READ),
    MACHINE(BOARD_READ, FACILITY_READ, STAY_READ, PERSON_READ);

    private final Set<Permission> permissions;

    Role(Permission first, Permission... more) {
        permissions = EnumSet.of(first, more);
        permissions.add(OWN_PASSWORD);
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }
}
