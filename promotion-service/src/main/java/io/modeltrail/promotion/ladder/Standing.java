package io.modeltrail.promotion.ladder;

import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionKind;
import io.modeltrail.promotion.life.Promotion;
import io.modeltrail.promotion.life.Wait;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where one model stands: what its environments run and have run, its promotions, and what is
/// known of its versions, as far as a decision asks.
public final class Standing {

  /// An environment can return to what it has run in its last changes, no further.
  public static final int FORMERS_MAX = 50;

  private final Map<String, Champion> champions;
  private final List<Reign> reigns;
  private final Map<UUID, Promotion> promotions = new LinkedHashMap<>();
  private final Map<String, TreeMap<Long, Former>> formers = new HashMap<>();
  private final Findings findings = new Findings();
  private final Lineage lineage = new Lineage();
  private final Descriptions descriptions = new Descriptions();

  public Standing(Map<String, Champion> champions, List<Reign> reigns) {
    this.champions = new HashMap<>(champions);
    this.reigns = new ArrayList<>(reigns);
    champions.forEach(this::remember);
  }

  /// What is known of the code of this model's versions.
  public Lineage lineage() {
    return lineage;
  }

  /// What is known of this model's versions since their training.
  public Findings findings() {
    return findings;
  }

  /// What people have said of the model and its versions.
  public Descriptions descriptions() {
    return descriptions;
  }

  /// There is such a promotion, or it has come further.
  public void knows(Promotion promotion) {
    promotions.put(promotion.id(), promotion);
  }

  /// One of its promotions, as it stands; null if no decision has asked for it.
  public @Nullable Promotion promotion(UUID id) {
    return promotions.get(id);
  }

  /// What an environment runs was changed.
  public void knows(String environment, Former former) {
    formers.computeIfAbsent(environment, unused -> new TreeMap<>()).put(former.revision(), former);
  }

  /// What an environment runs and has run, as far as it can return to it, the newest first. How far
  /// that is follows from its revision, not from what happens to be known.
  List<Former> formers(String environment) {
    long revision = champion(environment).map(Champion::revision).orElse(0L);
    return changes(environment)
        .tailMap(revision - FORMERS_MAX, false)
        .descendingMap()
        .values()
        .stream()
        .filter(each -> !each.isRetirement())
        .toList();
  }

  /// The change of what an environment runs that has this revision; empty if it is not known.
  public Optional<Former> former(String environment, long revision) {
    return Optional.ofNullable(changes(environment).get(revision));
  }

  /// The change of what an environment runs that a promotion brought about; empty if none is known.
  public Optional<Former> former(String environment, UUID promotionId) {
    return changes(environment).values().stream()
        .filter(each -> each.promotionId().equals(promotionId))
        .findFirst();
  }

  private NavigableMap<Long, Former> changes(String environment) {
    return formers.getOrDefault(environment, new TreeMap<>());
  }

  /// The promotions to an environment that are not decided, though their versions are known; oldest
  /// first, in whatever order they were loaded.
  public List<Promotion> open(String environment) {
    return promotions.values().stream()
        .filter(each -> each.isOpen() && !each.waitsFor(Wait.VERSION))
        .filter(each -> each.ask().aim().environment().equals(environment))
        .sorted(
            Comparator.comparing((Promotion each) -> each.ask().at()).thenComparing(Promotion::id))
        .toList();
  }

  /// Whether so many promotions to an environment are not decided; ways back and emergencies do not
  /// count.
  public boolean isFull(String environment, int most) {
    return promotions.values().stream()
            .filter(each -> each.isOpen() && each.isOfKindPromotion())
            .filter(each -> each.ask().aim().environment().equals(environment))
            .filter(each -> !each.ask().terms().emergency())
            .count()
        >= most;
  }

  private boolean isOpen(String environment, int version) {
    return open(environment).stream().anyMatch(each -> each.ask().aim().version() == version);
  }

  /// What an environment runs; empty if it has never run anything.
  public Optional<Champion> champion(String environment) {
    return Optional.ofNullable(champions.get(environment));
  }

  /// The versions that environments run.
  public List<ModelRegistered> champions() {
    return champions.values().stream().map(Champion::version).filter(Objects::nonNull).toList();
  }

  /// The version that an environment runs; null: none.
  public @Nullable ModelRegistered championVersion(String environment) {
    return champion(environment).map(Champion::version).orElse(null);
  }

  /// When a version was champion there.
  List<Reign> reigns(int version, String environment) {
    return reigns.stream().filter(each -> each.isOf(environment, version)).toList();
  }

  boolean hasReigned(int version, String environment) {
    return reigns.stream().anyMatch(each -> each.isOf(environment, version));
  }

  /// Whether the rules may still ask for it by themselves: it serves the environment, was never
  /// champion there, and nobody has asked for it so that it waits.
  boolean isOutside(ModelRegistered version, String environment) {
    int number = version.getVersion();
    return version.getServes().contains(environment)
        && !hasReigned(number, environment)
        && !isOpen(environment, number);
  }

  /// Whether it is newer than what the environment runs.
  boolean isNewer(ModelRegistered version, String environment) {
    ModelRegistered champion = championVersion(environment);
    return champion == null || champion.getVersion() < version.getVersion();
  }

  /// An environment runs something else.
  ///
  /// @param version null: nothing any more
  /// @return the champion's new revision
  long crown(String environment, @Nullable ModelRegistered version, Promotion by, Instant at) {
    UUID promotionId = by.id();
    ModelRegistered before = championVersion(environment);
    long revision = champion(environment).map(Champion::revision).orElse(0L) + 1;
    Champion champion = new Champion(revision, version, promotionId);
    champions.put(environment, champion);
    reigns.replaceAll(each -> each.environment().equals(environment) ? each.ended(at) : each);
    lineage.ended(environment, at);
    if (version != null) {
      Reign reign = new Reign(environment, version.getVersion(), at, null);
      reigns.add(reign);
      Code.of(version).ifPresent(code -> lineage.accepted(code, reign));
    }
    ModelRegistered changed = version == null ? before : version;
    if (changed != null) {
      PromotionKind kind = by.ask().terms().kind();
      knows(environment, new Former(revision, kind, changed, promotionId, false));
    }
    remember(environment, champion);
    return revision;
  }

  private void remember(String environment, Champion champion) {
    ModelRegistered version = champion.version();
    if (version != null) {
      lineage.ran(
          environment,
          champion.revision(),
          new Lineage.Ran(version.getVersion(), Code.of(version).orElse(null)));
    }
  }
}
