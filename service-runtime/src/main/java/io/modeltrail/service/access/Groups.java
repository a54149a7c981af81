package io.modeltrail.service.access;

/// The groups of a token.
public final class Groups {

  public static final String TRAINER = "trainer";
  public static final String DEPLOYER = "deployer";
  public static final String APPROVER = "approver";
  public static final String AUDITOR = "auditor";
  public static final String OPERATOR = "operator";

  private Groups() {}
}
