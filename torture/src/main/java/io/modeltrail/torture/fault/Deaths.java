package io.modeltrail.torture.fault;

import io.modeltrail.localstack.stack.Service;
import io.modeltrail.localstack.stack.ServiceProcess;
import java.util.List;

/// Services that die, hang and end.
final class Deaths {

  /// Longer than the session of the arena's instances, so that they are taken for dead.
  private static final int BEYOND_THE_SESSION = 9_000;

  private Deaths() {}

  static List<Fault> all() {
    return List.of(
        kill(Service.REGISTRY),
        kill(Service.PROMOTION),
        kill(Service.AUDIT),
        zombie(Service.REGISTRY),
        zombie(Service.PROMOTION),
        zombie(Service.AUDIT),
        new Fault(
                "sigterm",
                "each service is asked to end amid its work, and started again",
                (arena, random) -> {
                  for (Service service : Service.values()) {
                    Pause.between(300, 1_500, random);
                    ServiceProcess process = arena.current(service);
                    process.stop();
                    process.start();
                  }
                })
            .during(20),
        new Fault(
                "crash-loop",
                "registry-service is killed five times, each time soon after it is ready",
                (arena, random) -> {
                  for (int i = 0; i < 5; i++) {
                    Pause.between(100, 1_200, random);
                    arena.current(Service.REGISTRY).killHard();
                    arena.current(Service.REGISTRY).start();
                  }
                })
            .during(30),
        new Fault(
            "kill-all",
            "all services are killed at once",
            (arena, random) -> {
              Pause.between(500, 2_500, random);
              for (Service service : Service.values()) {
                arena.current(service).killHard();
              }
              arena.settle();
            }));
  }

  private static Fault kill(Service service) {
    return new Fault(
            "kill-" + service.label(),
            service.module() + " is killed (-9) twice amid its work",
            (arena, random) -> {
              for (int i = 0; i < 2; i++) {
                Pause.between(500, 3_000, random);
                arena.current(service).killHard();
                arena.current(service).start();
              }
            })
        .during(15);
  }

  /// The other one takes over; the frozen one wakes amid what it was doing.
  private static Fault zombie(Service service) {
    return new Fault(
            "zombie-" + service.label(),
            "of two instances of %s one is frozen for longer than its session, and wakes"
                .formatted(service.module()),
            (arena, random) -> {
              ServiceProcess other = arena.startAnother(service);
              Pause.between(200, 1_500, random);
              arena.current(service).freeze();
              Pause.millis(BEYOND_THE_SESSION);
              arena.current(service).thaw();
              Pause.millis(1_500);
              other.stop();
            })
        .during(25);
  }
}
