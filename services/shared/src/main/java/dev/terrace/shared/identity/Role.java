package dev.terrace.shared.identity;

/** The roles a caller may have, for {@code @RolesAllowed}. */
public interface Role {
    String CLIENT = "client";
    String SITE = "site";
    String WORKER = "worker";
    String REVIEWER = "reviewer";
    String FINANCE_MAKER = "finance-maker";
    String FINANCE_CHECKER = "finance-checker";
    String AUDITOR = "auditor";
    String OPERATOR = "operator";
}
