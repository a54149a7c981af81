package io.modeltrail.service.key;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Ed25519 keys in PEM files, as `openssl genpkey` and `openssl pkey -pubout` write them.
///
/// Every failure is an [IllegalStateException] whose message says to an operator which file is
/// wrong and how. It never holds what stands in the file.
public final class KeyFiles {

  private static final String ALGORITHM = "Ed25519";

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");

  private KeyFiles() {}

  public static PrivateKey privateKey(Path file) {
    try {
      return factory().generatePrivate(new PKCS8EncodedKeySpec(content(file, "PRIVATE KEY")));
    } catch (GeneralSecurityException e) {
      throw noKey(file);
    }
  }

  public static PublicKey publicKey(Path file) {
    try {
      return factory().generatePublic(new X509EncodedKeySpec(content(file, "PUBLIC KEY")));
    } catch (GeneralSecurityException e) {
      throw noKey(file);
    }
  }

  /// The files `*.pem` of a folder, by their names.
  public static List<Path> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalStateException("there is no folder " + folder);
    }
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.pem")) {
      found.forEach(files::add);
    } catch (IOException e) {
      throw new IllegalStateException("%s cannot be read: %s".formatted(folder, e), e);
    }
    files.sort(null);
    return files;
  }

  /// Whether everybody on the machine may read it. The group may: that is how orchestrators mount
  /// secrets.
  public static boolean isOpenToOthers(Path file) {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    try {
      return view != null
          && view.readAttributes().permissions().contains(PosixFilePermission.OTHERS_READ);
    } catch (IOException e) {
      throw new IllegalStateException("%s cannot be read: %s".formatted(file, e), e);
    }
  }

  private static byte[] content(Path file, String label) {
    Matcher block = BLOCK.matcher(text(file));
    if (!block.find()) {
      throw new IllegalStateException(
          "%s is no PEM file: -----BEGIN %s----- is expected".formatted(file, label));
    }
    if (!block.group(1).equals(label)) {
      throw new IllegalStateException(
          "%s holds a %s; a %s is expected".formatted(file, block.group(1), label));
    }
    byte[] content;
    try {
      content = Base64.getMimeDecoder().decode(block.group(2));
    } catch (IllegalArgumentException e) {
      throw noKey(file);
    }
    if (block.find()) {
      throw new IllegalStateException(file + " holds more than one key; one is expected");
    }
    return content;
  }

  private static String text(Path file) {
    if (!Files.exists(file)) {
      throw new IllegalStateException("there is no file " + file);
    }
    try {
      return Files.readString(file, ISO_8859_1); // whatever stands around the key
    } catch (IOException e) {
      throw new IllegalStateException("%s cannot be read: %s".formatted(file, e), e);
    }
  }

  private static KeyFactory factory() throws GeneralSecurityException {
    return KeyFactory.getInstance(ALGORITHM);
  }

  private static IllegalStateException noKey(Path file) {
    return new IllegalStateException(
        "%s holds no %s key; openssl genpkey -algorithm ed25519 makes one"
            .formatted(file, ALGORITHM));
  }
}
