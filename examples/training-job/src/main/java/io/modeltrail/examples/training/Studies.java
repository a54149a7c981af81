package io.modeltrail.examples.training;

import io.modeltrail.examples.training.Study.Candidate;
import java.util.List;
import java.util.Map;
import org.tribuo.Output;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.baseline.DummyClassifierTrainer;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.baseline.DummyRegressionTrainer;
import org.tribuo.regression.ensemble.AveragingCombiner;
import org.tribuo.regression.rtree.CARTRegressionTrainer;
import org.tribuo.regression.rtree.impurity.MeanSquaredError;
import org.tribuo.regression.sgd.objectives.SquaredLoss;
import org.tribuo.transform.TransformTrainer;
import org.tribuo.transform.TransformationMap;
import org.tribuo.transform.transformations.MeanStdDevTransformation;

/// The studies of this job. In each, the first candidate is a baseline that learns next to nothing.
final class Studies {

  /// Seed of every random choice, so that a second execution finds the same figures.
  static final long SEED = 20040401L;

  private static final int BATCH = 8;

  /// Log the loss after so many steps.
  private static final int NEVER = Integer.MAX_VALUE;

  private Studies() {}

  /// New trainers each time: a trainer counts its calls, and draws other numbers on the next.
  static List<Study<?>> all() {
    return List.of(wine(), breastCancer(), diabetes());
  }

  private static Study<Label> wine() {
    return new Study<>(
        "wine-cultivar",
        "cellar",
        "wine.csv",
        "cultivar",
        new Classification("cultivar"),
        List.of(
            new Candidate<>("majority class", DummyClassifierTrainer.createMostFrequentTrainer()),
            new Candidate<>("decision tree", new CARTClassificationTrainer(2, 1, SEED)),
            new Candidate<>("random forest", forest())));
  }

  private static Study<Label> breastCancer() {
    return new Study<>(
        "breast-cancer-diagnosis",
        "pathology",
        "breast-cancer.csv",
        "diagnosis",
        new Classification("diagnosis"),
        List.of(
            new Candidate<>("majority class", DummyClassifierTrainer.createMostFrequentTrainer()),
            new Candidate<>("decision tree", new CARTClassificationTrainer(1, 1, SEED)),
            new Candidate<>("logistic regression", logisticRegression())));
  }

  private static Study<Regressor> diabetes() {
    return new Study<>(
        "diabetes-progression",
        "endocrinology",
        "diabetes.csv",
        "progression",
        new Regression("sex"),
        List.of(
            new Candidate<>("mean of the target", DummyRegressionTrainer.createMeanTrainer()),
            new Candidate<>("random forest", regressionForest()),
            new Candidate<>("linear regression", linearRegression())));
  }

  private static Trainer<Label> forest() {
    var tree = new CARTClassificationTrainer(8, 3, 0, 0.4f, new GiniIndex(), SEED);
    return new RandomForestTrainer<>(tree, new VotingCombiner(), 100, SEED);
  }

  private static Trainer<Label> logisticRegression() {
    return scaled(
        new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(0.1), 20, NEVER, BATCH, SEED));
  }

  private static Trainer<Regressor> regressionForest() {
    var tree = new CARTRegressionTrainer(6, 5, 0, 0.4f, new MeanSquaredError(), SEED);
    return new RandomForestTrainer<>(tree, new AveragingCombiner(), 100, SEED);
  }

  private static Trainer<Regressor> linearRegression() {
    return scaled(
        new org.tribuo.regression.sgd.linear.LinearSGDTrainer(
            new SquaredLoss(), new AdaGrad(5.0), 100, NEVER, BATCH, SEED));
  }

  /// Gradient descent wants features of like size. The scaling becomes a part of the model.
  private static <T extends Output<T>> Trainer<T> scaled(Trainer<T> trainer) {
    var scaling = new TransformationMap(List.of(new MeanStdDevTransformation()), Map.of());
    return new TransformTrainer<>(trainer, scaling);
  }
}
