package care.joint;

/** The three lists of a joint action: 任务清单, 责任清单, 问题清单. */
public enum JointList {TASK, DUTY, PROBLEM}
