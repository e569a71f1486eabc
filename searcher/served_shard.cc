#include "searcher/served_shard.h"

#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <filesystem>

#include "common/columns_builder.h"
#include "common/document.h"
#include "common/error.h"
#include "common/hash.h"

namespace backfile {
namespace {

namespace fs = std::filesystem;

constexpr unsigned connect_ms = 5000;
constexpr unsigned answer_ms = 60000;
constexpr std::uint64_t part_text_bytes = 64U << 20;  // columns are built in memory, part by part
constexpr Xapian::docid progress_step = 500;

class Server : public DatabaseSource {
 public:
  explicit Server(const std::string& address) : address_(address) {
    const std::size_t colon = address.rfind(':');
    host_ = address.substr(0, colon);
    if (host_.size() > 2 && host_.front() == '[' && host_.back() == ']')
      host_ = host_.substr(1, host_.size() - 2);
    const char* end = address.data() + address.size();
    const bool is_address = colon != std::string::npos && colon > 0 &&
                            std::from_chars(address.data() + colon + 1, end, port_).ptr == end && port_ > 0 &&
                            port_ < 65536;
    if (!is_address) throw Error("--shard " + address + " is no address", "write HOST:PORT");
  }

  const std::string& name() const override { return address_; }
  Xapian::Database open() const override {
    try {
      return Xapian::Remote::open(host_, port_, answer_ms, connect_ms);
    } catch (const Xapian::Error& error) {
      throw Error("cannot reach " + address_ + ": " + reason_of(error),
                  "is xapian-tcpsrv running there, with the shard's db?");
    }
  }

 private:
  static std::string reason_of(const Xapian::Error& error) {
    return error.get_error_string() != nullptr ? error.get_error_string() : error.get_msg();
  }

  std::string address_;
  std::string host_;
  unsigned port_ = 0;
};

// A folder that is gone when this is.
class BuildingFolder {
 public:
  explicit BuildingFolder(std::string path) : path_(std::move(path)) { fs::create_directories(path_); }
  ~BuildingFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  BuildingFolder(const BuildingFolder&) = delete;
  BuildingFolder& operator=(const BuildingFolder&) = delete;

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

// Makes the columns of a served shard from its articles.
class ColumnsFromArticles {
 public:
  ColumnsFromArticles(Xapian::Database database, const std::string& address, const ServedShards& served)
      : database_(std::move(database)),
        address_(address),
        served_(served),
        codec_(stored_dictionary(database_)) {}

  // Writes them as `path`, in one step.
  void write(const std::string& path) {
    const BuildingFolder folder(path + "." + std::to_string(::getpid()));
    std::vector<std::unique_ptr<Columns>> parts;
    for (Xapian::docid next = 1; next <= database_.get_doccount();) {
      const std::string part = folder.path() + "/" + std::to_string(parts.size());
      next = write_part(next, part);
      parts.push_back(std::make_unique<Columns>(part));
    }
    const std::string joined = folder.path() + "/columns";
    merge_columns(std::move(parts), joined);
    fs::rename(joined, path);
  }

 private:
  // Returns the first document of the next part.
  Xapian::docid write_part(Xapian::docid next, const std::string& path) {
    ColumnsBuilder columns;
    analyzer_.forget_if_large();
    for (std::uint64_t bytes = 0; next <= database_.get_doccount() && bytes < part_text_bytes; ++next) {
      const Article article = stored_article(database_, next - 1, codec_);
      const std::int64_t date = article.date.known() ? article.date.seconds : no_date;
      if (next > 1 && date > last_date_)
        throw Error(address_ + " serves several databases as one", "serve each shard at a port of its own");
      last_date_ = date;
      analyze_article(article, analyzer_, tokens_);
      const std::uint64_t id_hash = hash_of(article.id);
      columns.add(article, tokens_, {id_hash, id_hash}, {});
      bytes += article.title.size() + article.text.size();
      report(next);
    }
    columns.write(path);
    return next;
  }

  void report(Xapian::docid read) const {
    if (!served_.progress || (read % progress_step != 0 && read != database_.get_doccount())) return;
    if (!served_.progress(address_, read, database_.get_doccount())) throw Error("interrupted");
  }

  Xapian::Database database_;
  std::string address_;
  const ServedShards& served_;
  ArticleCodec codec_;
  Analyzer analyzer_;
  ArticleTokens tokens_;
  std::int64_t last_date_ = no_date;
};

// The columns kept from an earlier search; nothing where there are none that can be used.
std::shared_ptr<const Columns> kept_columns(const std::string& path, std::uint64_t articles) {
  try {
    auto columns = std::make_shared<const Columns>(path);
    if (columns->rows() == articles && columns->file().verify().empty()) return columns;
  } catch (const Error&) {  // none, damaged, or of another version: made again
  }
  return nullptr;
}

ShardInfo describe(const std::string& address, const std::string& uuid, const Columns& columns) {
  ShardInfo info;
  info.name = address;
  info.hash = uuid;
  info.articles = columns.rows();
  for (const std::int64_t date : columns.dates()) {
    if (date == no_date) break;
    if (info.dated++ == 0) info.newest = date;
    info.oldest = date;
  }
  for (const std::uint32_t words : columns.word_counts()) info.words += words;
  return info;
}

}  // namespace

std::string served_shards_cache() {
  const char* cache = std::getenv("XDG_CACHE_HOME");
  if (cache != nullptr && *cache == '/') return std::string(cache) + "/backfile/shards";
  const char* home = std::getenv("HOME");
  if (home != nullptr && *home != '\0') return std::string(home) + "/.cache/backfile/shards";
  return fs::temp_directory_path().string() + "/backfile-" + std::to_string(::getuid()) + "/shards";
}

Shard open_served_shard(const std::string& address, const ServedShards& served) {
  const auto server = std::make_shared<Server>(address);
  const Xapian::Database database = server->open();
  try {
    const std::string format = database.get_metadata(format_key);
    if (format != format_of_archives() || database.get_lastdocid() != database.get_doccount()) {
      throw Error(address + " serves no shard of this version of Backfile",
                  "serve the db file of one shard of an archive that this version made");
    }
    const std::string path = served.cache + "/" + database.get_uuid() + "-" + format;
    auto columns = kept_columns(path, database.get_doccount());
    if (!columns) {
      ColumnsFromArticles(database, address, served).write(path);
      columns = std::make_shared<const Columns>(path);
    }
    const ShardInfo info = describe(address, database.get_uuid(), *columns);
    return Shard(info, server, std::move(columns));
  } catch (const Xapian::Error& error) {
    throw Error("cannot read from " + address + ": " + error.get_msg(), "is the server still running?");
  } catch (const fs::filesystem_error& error) {
    throw Error(
        "cannot keep the columns of " + address + " in " + served.cache + ": " + error.code().message(),
        "name another folder with XDG_CACHE_HOME");
  }
}

}  // namespace backfile
