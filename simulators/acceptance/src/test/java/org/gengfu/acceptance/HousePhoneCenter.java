package org.gengfu.acceptance;

/** The center of a machine room, as its one technician's phone sees it. One thread. */
final class HousePhoneCenter extends PhoneCenter {
  /** What the administrator gives; it must be changed at the first login. */
  static final String FIRST_DAY = "first day secret";

  private final MachineRoom house;
  private String password = FIRST_DAY;
  private String order = "";

  HousePhoneCenter(MachineRoom house) {
    this.house = house;
  }

  @Override
  String address() {
    return house.console();
  }

  @Override
  String user() {
    return "wei";
  }

  @Override
  String password() {
    return password;
  }

  /** The technician has changed the password. */
  void changed(String fresh) {
    password = fresh;
  }

  @Override
  String order() {
    return order;
  }

  /** This order is the technician's now. */
  void given(String id) {
    order = id;
  }
}
