package care.facility;

/** 养老院, 敬老院, 康养中心, 日间照料中心, 社区养老服务中心. */
public enum FacilityKind {NURSING_HOME, WELFARE_HOME, WELLNESS_CENTRE, DAY_CARE, COMMUNITY_CENTRE}
