package io.modeltrail.localstack.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// What the schema registry calls the registered schemas, as Confluent clients ask it.
record SchemaIds(String url) {

  /// The id of a topic's newest schema.
  int newest(String topic) throws IOException, InterruptedException {
    URI newest = URI.create(url + "/apis/ccompat/v7/subjects/" + topic + "-value/versions/latest");
    HttpRequest request = HttpRequest.newBuilder(newest).timeout(Duration.ofSeconds(30)).build();
    String answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    return new ObjectMapper().readTree(answer).required("id").asInt();
  }
}
