package io.modeltrail.audit.publication;

import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.tree.TreeHead;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/// The right to sign, which ends with the connection, and what was signed last.
///
/// @param unseen that, if it is kept and too few witnesses have cosigned it; else null
record Lead(Connection connection, TreeHead last, @Nullable SignedCheckpoint unseen) {}
