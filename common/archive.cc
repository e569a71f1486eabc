#include "common/archive.h"

#define XXH_INLINE_ALL
#include <fcntl.h>
#include <unistd.h>
#include <xapian.h>
#include <xxhash.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "common/analyzer.h"
#include "common/error.h"
#include "common/hex.h"
#include "common/schema.h"

namespace backfile {
namespace {

using nlohmann::ordered_json;

ordered_json to_json(const ShardInfo& shard) {
  return {{"name", shard.name},
          {"articles", shard.articles},
          {"deleted", shard.deleted},
          {"deleted_file", shard.deleted_file},
          {"newest", shard.newest},
          {"oldest", shard.oldest},
          {"dated", shard.dated},
          {"bytes", shard.bytes},
          {"text_bytes", shard.text_bytes},
          {"words", shard.words},
          {"hash", shard.hash}};
}

ShardInfo shard_from_json(const ordered_json& json) {
  ShardInfo shard;
  json.at("name").get_to(shard.name);
  json.at("articles").get_to(shard.articles);
  json.at("deleted").get_to(shard.deleted);
  json.at("deleted_file").get_to(shard.deleted_file);
  json.at("newest").get_to(shard.newest);
  json.at("oldest").get_to(shard.oldest);
  json.at("dated").get_to(shard.dated);
  json.at("bytes").get_to(shard.bytes);
  json.at("text_bytes").get_to(shard.text_bytes);
  json.at("words").get_to(shard.words);
  json.at("hash").get_to(shard.hash);
  // A name leads to files: nothing but one folder below shards/ is accepted.
  for (const std::string* name : {&shard.name, &shard.deleted_file}) {
    if (name->find('/') != std::string::npos || *name == "..")
      throw Error("the manifest names a file outside");
  }
  return shard;
}

ordered_json to_json(const Manifest& manifest) {
  ordered_json shards = ordered_json::array();
  for (const ShardInfo& shard : manifest.shards) shards.push_back(to_json(shard));
  const RankingParameters& ranking = manifest.ranking;
  return {
      {"format", "backfile"},
      {"generation", manifest.generation},
      {"schema", manifest.schema},
      {"analyzer", manifest.analyzer},
      {"xapian", manifest.xapian},
      {"icu", manifest.icu},
      {"ranking", {{"k1", ranking.k1}, {"b", ranking.b}, {"title", ranking.title}, {"lead", ranking.lead}}},
      {"average_words", manifest.average_words},
      {"rejected", manifest.rejected},
      {"shards", shards}};
}

Manifest manifest_from_json(const ordered_json& json) {
  Manifest manifest;
  json.at("generation").get_to(manifest.generation);
  json.at("schema").get_to(manifest.schema);
  json.at("analyzer").get_to(manifest.analyzer);
  json.at("xapian").get_to(manifest.xapian);
  json.at("icu").get_to(manifest.icu);
  const ordered_json& ranking = json.at("ranking");
  ranking.at("k1").get_to(manifest.ranking.k1);
  ranking.at("b").get_to(manifest.ranking.b);
  ranking.at("title").get_to(manifest.ranking.title);
  ranking.at("lead").get_to(manifest.ranking.lead);
  json.at("average_words").get_to(manifest.average_words);
  json.at("rejected").get_to(manifest.rejected);
  for (const ordered_json& shard : json.at("shards")) manifest.shards.push_back(shard_from_json(shard));
  return manifest;
}

void check_versions(const std::string& archive, const Manifest& manifest) {
  const auto refuse = [&](const std::string& what) {
    return Error("cannot use " + archive + ": it was written with " + what,
                 "export it with the version that wrote it and add the export to a new archive");
  };
  if (manifest.schema != schema_version) {
    throw refuse("schema " + std::to_string(manifest.schema) + ", this program reads " +
                 std::to_string(schema_version));
  }
  if (manifest.analyzer != analyzer_version) {
    throw refuse("analyser rules " + std::to_string(manifest.analyzer) + ", this program has " +
                 std::to_string(analyzer_version));
  }
}

}  // namespace

std::uint64_t Manifest::articles() const {
  std::uint64_t sum = 0;
  for (const ShardInfo& shard : shards) sum += shard.articles - shard.deleted;
  return sum;
}

std::uint64_t Manifest::deleted() const {
  std::uint64_t sum = 0;
  for (const ShardInfo& shard : shards) sum += shard.deleted;
  return sum;
}

std::string Manifest::fingerprint() const {
  std::string parts = std::to_string(schema) + "/" + std::to_string(analyzer);
  for (const ShardInfo& shard : shards) parts += " " + shard.hash + "-" + shard.deleted_file;
  return to_hex(XXH3_64bits(parts.data(), parts.size()));
}

std::string manifest_path(const std::string& archive) {
  return archive + "/manifest.json";
}
std::string shard_path(const std::string& archive, const std::string& shard) {
  return archive + "/shards/" + shard;
}
std::string staging_path(const std::string& archive) {
  return archive + "/staging";
}

bool is_archive(const std::string& path) {
  return std::filesystem::is_regular_file(manifest_path(path));
}

bool is_archive_folder(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code none;
  return (is_archive(path) && fs::is_directory(path + "/shards", none)) ||
         (fs::is_regular_file(path + "/lock", none) && fs::is_directory(staging_path(path), none));
}

Manifest read_manifest(const std::string& archive) {
  std::error_code error;
  if (!std::filesystem::exists(archive, error)) {
    throw Error("cannot open " + archive + ": no such archive",
                "create one with: backfile-index add " + archive + " INPUT...");
  }
  std::ifstream file(manifest_path(archive));
  if (!file && errno == EACCES)
    throw Error("cannot open " + archive + ": permission denied", "ask its owner for the right to read it");
  if (!file) {
    throw Error("cannot open " + archive + ": it is no Backfile archive (no manifest.json)",
                "name the folder that backfile-index add was given");
  }
  std::ostringstream text;
  text << file.rdbuf();
  Manifest manifest;
  try {
    manifest = manifest_from_json(ordered_json::parse(text.str()));
  } catch (const nlohmann::json::exception&) {
    throw Error("cannot read " + manifest_path(archive) + ": it is damaged",
                "restore it from a backup of the archive");
  }
  check_versions(archive, manifest);
  return manifest;
}

void sync_folder(const std::string& path) {
  const int folder = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) throw system_error("open", path);
  const int result = ::fsync(folder);
  ::close(folder);
  if (result != 0) throw system_error("write", path);
}

void publish_manifest(const std::string& archive, const Manifest& manifest) {
  const std::string text = to_json(manifest).dump(1) + "\n";
  const std::string beside = manifest_path(archive) + ".new";
  const int file = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0) throw system_error("create", beside);
  const bool written =
      ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(file) == 0;
  const Error failure = system_error("write", beside);
  ::close(file);
  if (!written) throw failure;
  if (::rename(beside.c_str(), manifest_path(archive).c_str()) != 0)
    throw system_error("replace", manifest_path(archive));
  sync_folder(archive);
}

}  // namespace backfile
