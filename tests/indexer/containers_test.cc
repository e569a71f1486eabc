// Containers are made with libarchive, in memory, and walked.
#include "indexer/containers/containers.h"

#include <archive.h>
#include <archive_entry.h>
#include <doctest/doctest.h>
#include <sys/stat.h>

#include <functional>
#include <map>

#include "scratch.h"
#include "tests/indexer/collecting_sink.h"

using namespace backfile;
namespace fs = std::filesystem;

namespace {

using Members = std::vector<std::pair<std::string, std::string>>;

struct ArchiveFreer {
  void operator()(archive* writer) const { archive_write_free(writer); }
};

std::string packed(const Members& members, const std::function<void(archive*)>& setup) {
  std::string out(64 << 20, '\0');
  std::size_t used = 0;
  const std::unique_ptr<archive, ArchiveFreer> writer(archive_write_new());
  setup(writer.get());
  archive_write_set_bytes_in_last_block(writer.get(), 1);
  REQUIRE(archive_write_open_memory(writer.get(), out.data(), out.size(), &used) == ARCHIVE_OK);
  for (const auto& [name, content] : members) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    REQUIRE(archive_write_header(writer.get(), entry) == ARCHIVE_OK);
    archive_write_data(writer.get(), content.data(), content.size());
    archive_entry_free(entry);
  }
  REQUIRE(archive_write_close(writer.get()) == ARCHIVE_OK);
  out.resize(used);
  return out;
}

std::string raw(const std::string& content, int (*filter)(archive*)) {
  return packed({{"data", content}}, [&](archive* writer) {
    archive_write_set_format_raw(writer);
    filter(writer);
  });
}
std::string tar(const Members& members, int (*filter)(archive*) = archive_write_add_filter_none) {
  return packed(members, [&](archive* writer) {
    archive_write_set_format_pax_restricted(writer);
    filter(writer);
  });
}
std::string zip(const Members& members, bool stored = false) {
  return packed(members, [&](archive* writer) {
    archive_write_set_format_zip(writer);
    if (stored) archive_write_zip_set_compression_store(writer);
  });
}

class WalkedMembers : public MemberSink {
 public:
  bool member(const std::string& name, ByteSource& bytes) override {
    std::string content;
    std::vector<char> buffer(1000);
    names.push_back(name);
    for (;;) {
      const std::size_t count = bytes.read(buffer);
      if (count == 0) break;
      content.append(buffer.data(), count);
      if (content.size() > keep) content.resize(keep);
    }
    contents[name] = content;
    return names.size() < most;
  }
  void broken(const std::string& name, const std::string& reason) override { rejects[name] = reason; }
  void passed_over(const std::string& name, std::string_view what) override { passed[name] = what; }

  std::vector<std::string> names;
  std::map<std::string, std::string> contents;
  std::map<std::string, std::string> rejects;
  std::map<std::string, std::string> passed;
  std::size_t keep = 1 << 20;
  std::size_t most = 1 << 20;
};

WalkedMembers walk(const std::string& path) {
  WalkedMembers members;
  walk_members(path, members);
  return members;
}

std::string long_text() {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "line " + std::to_string(i) + " of a long text\n";
  return text;
}

}  // namespace

TEST_CASE("folders are walked by name, without hidden files, links and devices") {
  const ScratchFolder scratch;
  scratch.write("in/b.txt", "b");
  scratch.write("in/a.txt", "a");
  scratch.write("in/.hidden", "h");
  scratch.write("in/.git/config", "h");
  scratch.write("in/sub/c.txt", "c");
  scratch.write("outside.txt", "o");
  fs::create_symlink(scratch.file("outside.txt"), scratch.file("in/link.txt"));
  fs::create_directory_symlink("..", scratch.file("in/up"));
  REQUIRE(::mkfifo(scratch.file("in/queue").c_str(), 0600) == 0);
  CHECK(walk(scratch.file("in")).names == std::vector<std::string>{"in/a.txt", "in/b.txt", "in/sub/c.txt"});
  CHECK(walk(scratch.file("in")).passed ==
        std::map<std::string, std::string>{{"in/.git", "hidden folder, not read"},
                                           {"in/link.txt", "symbolic link, not followed"},
                                           {"in/queue", "pipe, not read"},
                                           {"in/up", "symbolic link, not followed"}});
  CHECK(walk(scratch.file("in/")).names == walk(scratch.file("in")).names);
  CHECK(walk(scratch.file("in/sub/..")).names == walk(scratch.file("in")).names);
  // A link that the user names is the user's wish.
  CHECK(walk(scratch.file("in/link.txt")).contents["link.txt"] == "o");
}

TEST_CASE("a path that is not there is an error with a hint") {
  const ScratchFolder scratch;
  try {
    walk(scratch.file("nowhere"));
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(std::string(error.what()).find("nowhere") != std::string::npos);
    CHECK_FALSE(error.hint().empty());
  }
}

TEST_CASE("every compression is read whole, also of several streams") {
  const ScratchFolder scratch;
  const std::string text = long_text();
  struct Row {
    const char* name;
    int (*filter)(archive*);
  };
  for (const Row& row :
       {Row{"a.gz", archive_write_add_filter_gzip}, Row{"a.bz2", archive_write_add_filter_bzip2},
        Row{"a.xz", archive_write_add_filter_xz}, Row{"a.zst", archive_write_add_filter_zstd},
        Row{"a.lz4", archive_write_add_filter_lz4}}) {
    CAPTURE(row.name);
    const std::string one = raw(text, row.filter);
    CHECK(walk(scratch.write(row.name, one)).contents[row.name] == text);
    // pigz, zstd -T and record-wise compressed WARC write stream after stream.
    CHECK(walk(scratch.write(row.name, one + one)).contents[row.name] == text + text);
  }
}

TEST_CASE("a Zstandard file may begin with a frame to be skipped") {
  const ScratchFolder scratch;
  const std::string skipped("\x50\x2A\x4D\x18\x04\0\0\0abcd", 12);
  const std::string packed = skipped + raw(long_text(), archive_write_add_filter_zstd);
  CHECK(walk(scratch.write("a.txt.zst", packed)).contents.at("a.txt.zst") == long_text());
}

TEST_CASE("members of zip and tar are named by their path, nested ones too") {
  const ScratchFolder scratch;
  const std::string text = long_text();
  const Members two = {{"2016/a.txt", text}, {"2016/b.txt", "second"}};
  CHECK(walk(scratch.write("d.zip", zip(two))).contents["d.zip/2016/a.txt"] == text);
  CHECK(walk(scratch.write("d.zip", zip(two, true))).contents["d.zip/2016/b.txt"] == "second");
  const auto tarred = walk(scratch.write("d.tar.gz", tar(two, archive_write_add_filter_gzip)));
  CHECK(tarred.names == std::vector<std::string>{"d.tar.gz/2016/a.txt", "d.tar.gz/2016/b.txt"});
  const std::string inner = raw(text, archive_write_add_filter_zstd);
  const Members hidden = {
      {"a.txt", text}, {"__MACOSX/._a.txt", "x"}, {".DS_Store", "x"}, {"b/.c/d.txt", "x"}};
  CHECK(walk(scratch.write("mac.zip", zip(hidden))).contents.size() == 1);
  const auto nested = walk(scratch.write("n.zip", zip({{"in.tar", tar({{"x.jsonl.zst", inner}})}})));
  CHECK(nested.contents.at("n.zip/in.tar/x.jsonl.zst") == text);
}

TEST_CASE("of documents, books and packed crawls only the texts are walked") {
  const ScratchFolder scratch;
  struct Row {
    const char* name;
    Members members;
    std::vector<std::string> walked;
  };
  const Members docx = {{"[Content_Types].xml", "t"}, {"word/styles.xml", "s"}, {"word/document.xml", "d"}};
  const Members late = {{"word/styles.xml", "s"}, {"word/document2.xml", "d"}, {"[Content_Types].xml", "t"}};
  const Members odt = {
      {"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", "d"}, {"meta.xml", "m"}};
  const Members epub = {{"mimetype", "application/epub+zip"}, {"toc.ncx", "n"}, {"OEBPS/a.xhtml", "d"}};
  const Members wacz = {{"archive/a.warc.gz", "w"}, {"pages/pages.jsonl", "p"}, {"datapackage.json", "j"}};
  for (const Row& row :
       {Row{"a.zip", docx, {"a.zip"}}, Row{"a.DOCX", late, {"a.DOCX"}}, Row{"a.odt", odt, {"a.odt"}},
        Row{"a.zip", odt, {"a.zip"}}, Row{"a.epub", epub, {"a.epub/OEBPS/a.xhtml"}},
        Row{"a.wacz", wacz, {"a.wacz/archive/a.warc.gz"}},
        Row{"a.zip", {{"b.txt", "b"}, {"mimetype", "m"}}, {"a.zip/b.txt", "a.zip/mimetype"}}}) {
    CAPTURE(row.name);
    CHECK(walk(scratch.write(row.name, zip(row.members))).names == row.walked);
  }
  CHECK(walk(scratch.write("a.docx", zip(docx))).contents["a.docx"] == "d");
  // The tables of a workbook come at its end.
  const Members book = {{"[Content_Types].xml", "t"},
                        {"xl/worksheets/sheet2.xml", "<w><row><c><v>2</v></c></row></w>"},
                        {"xl/worksheets/sheet1.xml", "<w><row><c><v>1</v></c></row></w>"}};
  auto tables = walk(scratch.write("a.zip", zip(book)));
  CHECK(tables.names == std::vector<std::string>{"a.zip", "a.zip/xl/worksheets/sheet2.xml"});
  CHECK(tables.contents["a.zip"] == "1\n");
  // Presentations are named, and those within a zip of documents.
  const Members slides = {{"[Content_Types].xml", "t"}, {"ppt/presentation.xml", "w"}};
  CHECK(walk(scratch.write("a.pptx", zip(slides))).rejects.contains("a.pptx"));
  const auto folder = walk(scratch.write("in.zip", zip({{"a.pptx", zip(slides)}, {"b.docx", zip(docx)}})));
  CHECK(folder.rejects.contains("in.zip/a.pptx"));
  CHECK(folder.contents.at("in.zip/b.docx") == "d");
}

TEST_CASE("what a reader leaves of a member is skipped") {
  const ScratchFolder scratch;
  struct Lazy : MemberSink {
    bool member(const std::string& name, ByteSource&) override {
      names.push_back(name);
      return names.size() < 2;
    }
    void broken(const std::string&, const std::string&) override { FAIL("broken"); }
    std::vector<std::string> names;
  } lazy;
  walk_members(scratch.write("d.tar", tar({{"a", long_text()}, {"b", long_text()}, {"c", "c"}})), lazy);
  CHECK(lazy.names == std::vector<std::string>{"d.tar/a", "d.tar/b"});
}

TEST_CASE("a broken member is named and the rest goes on") {
  const ScratchFolder scratch;
  const std::string good = raw(long_text(), archive_write_add_filter_gzip);
  const std::string bad = good.substr(0, good.size() / 2);
  const auto members = walk(scratch.write("d.tar", tar({{"bad.gz", bad}, {"good.gz", good}})));
  CHECK(members.rejects.contains("d.tar/bad.gz"));
  CHECK(members.contents.at("d.tar/good.gz") == long_text());
}

TEST_CASE("a damaged member of a zip or tar is named and the rest goes on") {
  const ScratchFolder scratch;
  std::string noise;
  for (std::uint32_t i = 0, state = 1; i < 30000; ++i) {
    state = state * 1664525U + 1013904223U;
    noise += static_cast<char>('a' + (state >> 24) % 26);
  }
  std::string bytes = zip({{"a.txt", noise}, {"b.txt", noise}, {"c.txt", noise}});
  const std::size_t middle = bytes.size() / 2;
  for (std::size_t i = 0; i < 64; ++i) bytes[middle + i] = static_cast<char>(bytes[middle + i] ^ 0x55);
  const auto members = walk(scratch.write("d.zip", bytes));
  CHECK(members.rejects.contains("d.zip/b.txt"));
  CHECK(members.contents.at("d.zip/a.txt") == noise);
  REQUIRE(members.contents.contains("d.zip/c.txt"));
  CHECK(members.contents.at("d.zip/c.txt") == noise);
}

TEST_CASE("what can be unpacked of a file that is cut short is read") {
  const ScratchFolder scratch;
  const std::string text = long_text();
  for (auto* filter : {archive_write_add_filter_gzip, archive_write_add_filter_zstd}) {
    const std::string whole = raw(text, filter);
    class Part : public MemberSink {
     public:
      bool member(const std::string&, ByteSource& bytes) override {
        std::vector<char> buffer(1000);
        for (std::size_t count; (count = bytes.read(buffer)) > 0;) content.append(buffer.data(), count);
        return true;
      }
      void broken(const std::string& name, const std::string& reason) override {
        reject = name + ": " + reason;
      }
      std::string content;
      std::string reject;
    } part;
    walk_members(scratch.write("cut.gz", whole.substr(0, whole.size() * 9 / 10)), part);
    CHECK(part.reject.starts_with("cut.gz: "));
    CHECK(part.content.size() > text.size() / 2);
    CHECK(text.starts_with(part.content));
  }
}

TEST_CASE("a damaged stream within a gzip file loses what it held and nothing else") {
  const ScratchFolder scratch;
  const std::string one = raw("first\n" + long_text(), archive_write_add_filter_gzip);
  std::string bad = one;
  for (std::size_t i = 0; i < 200; ++i) bad[bad.size() / 2 + i] = static_cast<char>(i * 37);
  const std::string last = raw("the last\n", archive_write_add_filter_gzip);
  class Part : public MemberSink {
   public:
    bool member(const std::string&, ByteSource& bytes) override {
      std::vector<char> buffer(1000);
      for (std::size_t count; (count = bytes.read(buffer)) > 0;) content.append(buffer.data(), count);
      return true;
    }
    void broken(const std::string&, const std::string& why) override { reason = why; }
    std::string content;
    std::string reason;
  } part;
  walk_members(scratch.write("a.gz", one + bad + last), part);
  CHECK(part.content.starts_with("first\n" + long_text() + "first\nline 0"));
  CHECK(part.content.ends_with("the last\n"));
  CHECK(part.reason.starts_with("damaged"));
  // Zeros behind the last stream are padding.
  CHECK(walk(scratch.write("b.gz", last + std::string(512, '\0'))).contents["b.gz"] == "the last\n");
  CHECK(walk(scratch.write("b.gz", last + std::string(512, '\0'))).rejects.empty());
}

TEST_CASE("bombs are stopped and named") {
  const ScratchFolder scratch;
  std::string nested = "text";
  for (int i = 0; i < 12; ++i) nested = tar({{"in", nested}});
  auto deep = walk(scratch.write("deep.tar", nested));
  REQUIRE(deep.rejects.size() == 1);
  CHECK(deep.rejects.begin()->second.find("nested") != std::string::npos);
  // A ratio beyond any text's: two gzips of zeros, one within the other.
  const std::string zeros = raw(std::string(40 << 20, '\0'), archive_write_add_filter_gzip);
  std::string many;
  for (int i = 0; i < 60; ++i) many += zeros;
  const std::string bomb = raw(raw(many, archive_write_add_filter_gzip), archive_write_add_filter_gzip);
  CHECK(bomb.size() < 100000);
  auto walked = walk(scratch.write("bomb.gz", bomb));
  CHECK(walked.rejects["bomb.gz"].find("times") != std::string::npos);
}

TEST_CASE("documents within records are walked like files, within the limits of the file around them") {
  const std::string gz = raw(zip({{"a.txt", long_text()}, {"b.txt", "b"}}), archive_write_add_filter_gzip);
  const auto walk_enclosed = [&](std::uint64_t taken, std::uint64_t enclosed) {
    WalkedMembers members;
    StringSource bytes(gz);
    UnpackedBytes counts{taken, enclosed};
    CHECK(walk_bytes("in.mbox/texts.gz", bytes, members, counts));
    CHECK(counts.enclosed > enclosed);
    return members;
  };
  const auto walked = walk_enclosed(1000, 0);
  CHECK(walked.names == std::vector<std::string>{"in.mbox/texts.gz/a.txt", "in.mbox/texts.gz/b.txt"});
  CHECK(walked.rejects.empty());
  // As much came out of other documents of the file.
  constexpr std::uint64_t gigabyte = 1ULL << 30;
  auto bomb = walk_enclosed(1000, gigabyte);
  CHECK(bomb.names.empty());
  CHECK(bomb.rejects["in.mbox/texts.gz"].find("times") != std::string::npos);
  CHECK(walk_enclosed(gigabyte, gigabyte).rejects.empty());
}
