package io.modeltrail.examples.training;

import java.io.IOException;
import java.nio.file.Path;
import org.tribuo.Dataset;
import org.tribuo.MutableDataset;
import org.tribuo.Output;
import org.tribuo.data.csv.CSVLoader;
import org.tribuo.evaluation.TrainTestSplitter;

/// A data file, divided by chance: the models learn from one part and are measured on the other.
///
/// @param file the whole file
record Split<T extends Output<T>>(Digested file, Dataset<T> training, Dataset<T> test) {

  /// The share of the rows that is learnt from.
  static final double TRAINING_SHARE = 0.7;

  /// @throws IOException if the file cannot be read
  static <T extends Output<T>> Split<T> of(Study<T> study, Path dataFolder) throws IOException {
    var csv = dataFolder.resolve(study.csv());
    var loader = new CSVLoader<>(study.task().outputs());
    var parts =
        new TrainTestSplitter<>(
            loader.loadDataSource(csv, study.target()), TRAINING_SHARE, Studies.SEED);
    return new Split<>(
        Digested.of(csv),
        new MutableDataset<>(parts.getTrain()),
        new MutableDataset<>(parts.getTest()));
  }
}
