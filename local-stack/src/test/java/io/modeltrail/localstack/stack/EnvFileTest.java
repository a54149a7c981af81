package io.modeltrail.localstack.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvFileTest {

  @TempDir private Path folder;

  @Test
  void a_line_is_a_variable_in_the_order_given() throws IOException {
    var variables = new LinkedHashMap<String, String>();
    variables.put("REGISTRY_URL", "http://127.0.0.1:8081");
    variables.put("TOKEN_TRAINER", "a.b=c.d");
    var file = new EnvFile(folder.resolve("new/stack.env"));

    file.write(variables);

    assertThat(file.path())
        .hasContent("REGISTRY_URL=http://127.0.0.1:8081\nTOKEN_TRAINER=a.b=c.d\n");
    assertThat(file.read()).contains(variables);
  }

  @Test
  void only_its_owner_may_read_it() throws IOException {
    var file = new EnvFile(folder.resolve("stack.env"));

    file.write(new LinkedHashMap<>());

    var permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path()));
    assertThat(permissions).isEqualTo("rw-------");
  }

  @Test
  void a_file_that_was_deleted_says_nothing() {
    var file = new EnvFile(folder.resolve("stack.env"));
    file.write(new LinkedHashMap<>());

    file.delete();

    assertThat(file.read()).isEmpty();
  }
}
