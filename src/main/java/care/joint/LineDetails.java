package care.joint;

import care.supervision.Department;
import jakarta.persistence.*;
import jakarta.validation.constraints.*;
import java.io.Serializable;
import java.time.LocalDate;

/** One line of a list: what is to be done, by which department, who answers for it, and by when. The form and the record at once. */
@Embeddable
public class LineDetails implements Serializable {
    @NotNull
    @Enumerated(EnumType.STRING)
    private JointList list;
    @NotNull
    @Enumerated(EnumType.STRING)
    private Department department;
    @NotBlank
    @Size(max = 500)
    private String matter;
    @NotBlank
    @Size(max = 40)
    private String person;
    @NotNull
    private LocalDate dueOn;

    private static String known(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    public JointList getList() {
        return list;
    }

    public void setList(JointList list) {
        this.list = list;
    }

    public Department getDepartment() {
        return department;
    }

    public void setDepartment(Department department) {
        this.department = department;
    }

    public String getMatter() {
        return matter;
    }

    public void setMatter(String matter) {
        this.matter = known(matter);
    }

    public String getPerson() {
        return person;
    }

    public void setPerson(String person) {
        this.person = known(person);
    }

    public LocalDate getDueOn() {
        return dueOn;
    }

    public void setDueOn(LocalDate dueOn) {
        this.dueOn = dueOn;
    }
}
