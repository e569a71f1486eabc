// SQLite FTS5 as its documentation teaches it.
#include <sqlite3.h>

#include <span>

#include "bench/plain_engine.h"
#include "common/article_json.h"
#include "common/document.h"
#include "common/error.h"

namespace backfile {
namespace {

constexpr Facet counted[] = {Facet::country, Facet::person, Facet::topic};

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

std::string joined(const QueryNode& node, const char* between);

// The query in the language of FTS5.
std::string fts5_text(const QueryNode& node) {
  switch (node.kind) {
    case NodeKind::phrase: {
      std::string words;
      for (const QueryNode& child : node.children) words += (words.empty() ? "" : " ") + child.text;
      return quoted(words);
    }
    case NodeKind::near:  // it knows no order, and counts the words between
      return "NEAR(" + joined(node, " ") + ", " + std::to_string(node.distance - 1) + ")";
    case NodeKind::disjunction:
      return "(" + joined(node, " OR ") + ")";
    case NodeKind::conjunction:
      return "(" + joined(node, " AND ") + ")";
    case NodeKind::all:
      return "";
    default:
      return quoted(node.text);
  }
}

std::string joined(const QueryNode& node, const char* between) {
  std::string text;
  for (const QueryNode& child : node.children) {
    if (!text.empty()) text += between;
    text += fts5_text(child);
  }
  return text;
}

class Statement {
 public:
  Statement(sqlite3* database, const std::string& sql) : database_(database) {
    if (sqlite3_prepare_v2(database, sql.c_str(), -1, &statement_, nullptr) != SQLITE_OK) fail();
  }
  ~Statement() { sqlite3_finalize(statement_); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  Statement& bind(int at, std::string_view text) {
    sqlite3_bind_text(statement_, at, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
    return *this;
  }
  Statement& bind(int at, std::int64_t number) {
    sqlite3_bind_int64(statement_, at, number);
    return *this;
  }
  // True while there is a row.
  bool step() {
    const int result = sqlite3_step(statement_);
    if (result != SQLITE_ROW && result != SQLITE_DONE) fail();
    return result == SQLITE_ROW;
  }
  void run() {
    step();
    sqlite3_reset(statement_);
  }
  std::int64_t number(int column) { return sqlite3_column_int64(statement_, column); }
  std::size_t size(int column) {
    sqlite3_column_text(statement_, column);
    return static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
  }

 private:
  [[noreturn]] void fail() { throw Error(std::string("SQLite: ") + sqlite3_errmsg(database_)); }
  sqlite3* database_;
  sqlite3_stmt* statement_ = nullptr;
};

class PlainFts5 : public PlainEngine {
 public:
  ~PlainFts5() override {
    add_article_.reset();
    add_text_.reset();
    add_facet_.reset();
    sqlite3_close(database_);
  }

  std::string name() const override { return "SQLite FTS5"; }

  void begin(const std::string& folder) override {
    open(folder);
    for (const char* sql :
         {"PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF",
          "CREATE TABLE article(rowid INTEGER PRIMARY KEY, id TEXT UNIQUE, day TEXT, json TEXT)",
          "CREATE VIRTUAL TABLE text USING fts5(title, body, tokenize = 'porter unicode61')",
          "CREATE TABLE facet(name INTEGER, value TEXT, article INTEGER, "
          "PRIMARY KEY(name, value, article)) WITHOUT ROWID",
          "BEGIN"}) {
      execute(sql);
    }
    add_article_ = std::make_unique<Statement>(
        database_, "INSERT OR REPLACE INTO article(rowid, id, day, json) VALUES(?, ?, ?, ?)");
    add_text_ =
        std::make_unique<Statement>(database_, "INSERT INTO text(rowid, title, body) VALUES(?, ?, ?)");
    add_facet_ = std::make_unique<Statement>(database_, "INSERT OR IGNORE INTO facet VALUES(?, ?, ?)");
  }

  void add(const Article& article) override {
    ++row_;
    add_article_->bind(1, row_)
        .bind(2, article.id)
        .bind(3, article.date.known() ? compact_day(article.date.seconds) : "")
        .bind(4, article_to_json(article));
    add_article_->run();
    add_text_->bind(1, row_).bind(2, article.title).bind(3, article.text);
    add_text_->run();
    for (const Facet facet : counted) {
      for (const std::string_view value : facet_values(article, facet)) {
        add_facet_->bind(1, static_cast<std::int64_t>(facet)).bind(2, value).bind(3, row_);
        add_facet_->run();
      }
    }
  }

  void finish() override {
    execute("CREATE INDEX facet_article ON facet(article)");
    execute("CREATE INDEX article_day ON article(day)");
    execute("INSERT INTO text(text) VALUES('optimize')");
    execute("COMMIT");
    execute("ANALYZE");
  }

  void open(const std::string& folder) override {
    if (sqlite3_open((folder + "/fts5.db").c_str(), &database_) != SQLITE_OK)
      throw Error("SQLite: cannot open " + folder);
    execute("PRAGMA cache_size = -1000000");
    execute("PRAGMA mmap_size = 8000000000");
  }

  bool understands(const QueryNode& query) const override {
    SplitQuery split;
    return split_query(query, split);
  }

  std::uint64_t page(const QueryNode& query, const PageParts& parts) override {
    SplitQuery split;
    split_query(query, split);
    const std::string words = fts5_text(split.words);
    const std::string from = from_clause(split, words);
    const std::string order = parts.newest ? "article.day DESC" : words.empty() ? "1" : "rank";
    const std::string snippet =
        parts.snippets && !words.empty() ? "snippet(text, 1, '<b>', '</b>', '...', 40)" : "''";
    Statement hits(database_, "SELECT article.id, article.json, " + snippet + " " + from + " ORDER BY " +
                                  order + " LIMIT 10");
    bind_all(hits, split, words);
    while (hits.step()) shown_ += hits.size(0) + hits.size(1) + hits.size(2);
    Statement count(database_, "SELECT count(*) " + from);
    bind_all(count, split, words);
    count.step();
    if (parts.facets) count_facets(split, words, from);
    return static_cast<std::uint64_t>(count.number(0));
  }

 private:
  void execute(const std::string& sql) {
    char* message = nullptr;
    if (sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, &message) == SQLITE_OK) return;
    const std::string why = message != nullptr ? message : "";
    sqlite3_free(message);
    throw Error("SQLite: " + why);
  }

  static std::string from_clause(const SplitQuery& split, const std::string& words) {
    std::string where = words.empty() ? "1" : "text MATCH ?";
    for (std::size_t i = 0; i < split.values.size(); ++i)
      where += " AND article.rowid IN (SELECT article FROM facet WHERE name = ? AND value = ?)";
    for (std::size_t i = 0; i < split.dates.size(); ++i) where += " AND article.day BETWEEN ? AND ?";
    return (words.empty() ? "FROM article WHERE "
                          : "FROM text JOIN article ON article.rowid = text.rowid WHERE ") +
           where;
  }

  static void bind_all(Statement& statement, const SplitQuery& split, const std::string& words) {
    int at = 0;
    if (!words.empty()) statement.bind(++at, words);
    for (const QueryNode* value : split.values) {
      statement.bind(++at, static_cast<std::int64_t>(facet_of(*value->field)));
      statement.bind(++at, value->text);
    }
    for (const QueryNode* dates : split.dates) {
      statement.bind(++at, compact_day(dates->dates.begin));
      statement.bind(++at, compact_day(dates->dates.end - 1));
    }
  }

  // One pass over the matches for all three facets; the first ten of each are what a page shows.
  void count_facets(const SplitQuery& split, const std::string& words, const std::string& from) {
    Statement counts(database_,
                     "SELECT name, value, count(*) AS n FROM facet WHERE article IN (SELECT article.rowid " +
                         from + ") GROUP BY name, value ORDER BY name, n DESC");
    bind_all(counts, split, words);
    while (counts.step()) shown_ += counts.size(1);
  }

  sqlite3* database_ = nullptr;
  std::unique_ptr<Statement> add_article_;
  std::unique_ptr<Statement> add_text_;
  std::unique_ptr<Statement> add_facet_;
  std::int64_t row_ = 0;
  std::size_t shown_ = 0;  // keeps what a page would show from being optimised away
};

}  // namespace

std::unique_ptr<PlainEngine> make_plain_fts5() {
  return std::make_unique<PlainFts5>();
}

}  // namespace backfile
