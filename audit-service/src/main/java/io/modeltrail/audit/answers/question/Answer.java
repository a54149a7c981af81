package io.modeltrail.audit.answers.question;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An answer, with what proves it and what it leaves open.
///
/// @param question the id
/// @param parameters as they were given
/// @param answer its own form for each question
/// @param because the entries that prove it
/// @param cannotSay what it leaves open
/// @param next to be given as `after` for the rows that follow; absent on the last page
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Answer(
    String question,
    Map<String, String> parameters,
    AsOf asOf,
    Object answer,
    List<Because> because,
    List<CannotSay> cannotSay,
    @Nullable String next) {}
