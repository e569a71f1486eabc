// Encoded bodies as servers send them, made with the programs of the encodings.
#include "indexer/readers/content_encoding.h"

#include <doctest/doctest.h>

#include "indexer/readers/http_message.h"

using namespace backfile;

namespace {

std::string bytes_of(std::string_view hexadecimal) {
  std::string bytes;
  for (std::size_t at = 0; at + 1 < hexadecimal.size(); at += 2)
    bytes += static_cast<char>(std::stoi(std::string(hexadecimal.substr(at, 2)), nullptr, 16));
  return bytes;
}

constexpr std::string_view plain = "<p>Rain, rain, rain.</p>";

struct Encoded {
  const char* encoding;
  const char* bytes;
};
constexpr Encoded bodies[] = {
    {"br", "8f0b803c703e5261696e2c207261696e2c207261696e2e3c2f703e03"},
    {"zstd", "28b52ffd0458ad0000783c703e5261696e2c20722e3c2f703e0100290a12ddb56e88"},
    {"gzip", "1f8b0800000000000003b329b00b4accccd3512882937a36fa057600215cae4018000000"},
    {"deflate", "789cb329b00b4accccd3512882937a36fa057600617807a8"},
    {"deflate", "b329b00b4accccd3512882937a36fa057600"},
};

std::string response(const std::string& encoding, const std::string& body) {
  return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: " + encoding + "\r\n\r\n" + body;
}

}  // namespace

TEST_CASE("every content encoding is undone") {
  for (const Encoded& row : bodies) {
    CAPTURE(row.encoding);
    const std::string body = bytes_of(row.bytes);
    CHECK(decode_content(row.encoding, body, 1000) == plain);
    CHECK_FALSE(decode_content(row.encoding, body, 10));
    CHECK_FALSE(decode_content(row.encoding, "", 1000));
    for (std::size_t size = 0; size < body.size(); ++size) {
      const auto cut = decode_content(row.encoding, body.substr(0, size), 1000);
      if (cut) CHECK(plain.starts_with(*cut));
    }
  }
  CHECK_FALSE(decode_content("compress", plain, 1000));
}

TEST_CASE("responses are decoded by their header, several encodings from the last on") {
  for (const Encoded& row : bodies) {
    const auto read = read_http_response(response(row.encoding, bytes_of(row.bytes)), 1000);
    REQUIRE(read);
    CHECK(read->body == plain);
    CHECK(read->unreadable.empty());
  }
  // "br", then gzip.
  const std::string twice =
      bytes_of("1f8b0800000000000003ebe76eb029b00b4accccd3512882937a36fa0576cc0026df169e1c000000");
  const auto both = read_http_response(response("br, gzip", twice), 1000);
  REQUIRE(both);
  CHECK(both->body == plain);
  const auto stored_plain = read_http_response(response("br", std::string(plain)), 1000);
  REQUIRE(stored_plain);
  CHECK(stored_plain->body == plain);
  CHECK(stored_plain->unreadable.empty());
  for (const std::string beginning :
       {"<!DOCTYPE html>\n<html>", "\n<html lang=\"en\">", "<?xml version=\"1.0\"?>"}) {
    const std::string page = beginning + std::string(5000, 'a') + "<p>Rain</p>";
    const auto stored = read_http_response(response("br", page), 10'000);
    REQUIRE(stored);
    CHECK(stored->body == page);
    CHECK(stored->unreadable.empty());
  }
  const auto damaged = read_http_response(response("br", bytes_of("ff00ff00ff3c00")), 1000);
  REQUIRE(damaged);
  CHECK_FALSE(damaged->unreadable.empty());
}
