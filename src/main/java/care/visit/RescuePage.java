package care.visit;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.*;
import java.util.ArrayList;

/** A phone's rescue file is brought to the desk: shown first, then taken in. The file stays in the browser between the two. */
@Named
@ViewScoped
public class RescuePage implements Serializable {
    @Inject
    RescueDesk desk;
    private transient Part file;
    private ArrayList<RescueDesk.Piece> pieces;
    private boolean taken;

    public void look() throws IOException {
        taken = false;
        try (InputStream content = file.getInputStream()) {
            pieces = new ArrayList<>(desk.look(content));
        }
    }

    public void takeIn() throws IOException {
        try (InputStream content = file.getInputStream()) {
            pieces = new ArrayList<>(desk.takeIn(content));
        }
        taken = true;
    }

    public ArrayList<RescueDesk.Piece> getPieces() {
        return pieces;
    }

    public boolean isTaken() {
        return taken;
    }

    /** Whether there is nothing in it. */
    public boolean isNothing() {
        return pieces != null && pieces.isEmpty();
    }

    public boolean isToTake() {
        return pieces != null && !taken && pieces.stream().anyMatch(piece -> piece.outcome() == RescueDesk.Outcome.NEW);
    }

    /** Whether all of it had been taken in before. */
    public boolean isKnown() {
        return pieces != null && !pieces.isEmpty() && pieces.stream().allMatch(piece -> piece.outcome() == RescueDesk.Outcome.ALREADY);
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }
}
