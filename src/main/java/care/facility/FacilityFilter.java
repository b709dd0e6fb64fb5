package care.facility;

import java.io.Serializable;

/** What a list of facilities is narrowed to; what is null does not narrow. */
public record FacilityFilter(String text, String division, FacilityKind kind, Ownership ownership, FilingStatus filing) implements Serializable {
}
