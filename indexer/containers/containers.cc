#include "indexer/containers/containers.h"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <vector>

#include "common/archive.h"
#include "common/error.h"
#include "indexer/containers/decompressors.h"
#include "indexer/containers/packages.h"
#include "indexer/documents/spreadsheet.h"

namespace backfile {
namespace {

namespace fs = std::filesystem;

constexpr int deepest = 5;
constexpr std::uint64_t free_bytes = 1ULL << 30;  // before the ratio counts
constexpr std::uint64_t largest_ratio = 1000;
constexpr std::size_t block_bytes = 1U << 16;

// A file or standard input.
class FileSource : public ByteSource {
 public:
  FileSource(const std::string& path, std::uint64_t& taken) : path_(path), taken_(taken) {
    taken_ = 0;
    file_ = path == "-" ? ::dup(STDIN_FILENO) : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file_ < 0) throw system_error("read", path);
  }
  ~FileSource() override { ::close(file_); }
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;

  std::size_t read(std::span<char> buffer) override {
    if (interrupted_) return 0;
    ssize_t count = ::read(file_, buffer.data(), buffer.size());
    // Only a signal that asks to stop interrupts: whoever waits for more input waits no longer.
    interrupted_ = count < 0 && errno == EINTR;
    if (interrupted_) count = 0;
    if (count < 0) throw system_error("read", path_);
    taken_ += static_cast<std::uint64_t>(count);
    return static_cast<std::size_t>(count);
  }

 private:
  std::string path_;
  int file_;
  bool interrupted_ = false;
  std::uint64_t& taken_;
};

// A source whose first bytes can be looked at before they are read.
class PeekSource : public ByteSource {
 public:
  explicit PeekSource(ByteSource& from) : from_(from) {}

  std::string_view peek(std::size_t bytes) {
    while (head_.size() < bytes && !ended_) {
      const std::size_t before = head_.size();
      head_.resize(bytes);
      const std::size_t count = from_.read(std::span(head_).subspan(before));
      head_.resize(before + count);
      ended_ = count == 0;
    }
    return {head_.data(), head_.size()};
  }

  std::size_t read(std::span<char> buffer) override {
    if (at_ < head_.size()) {
      const std::size_t count = std::min(buffer.size(), head_.size() - at_);
      std::copy_n(head_.begin() + static_cast<std::ptrdiff_t>(at_), count, buffer.begin());
      at_ += count;
      return count;
    }
    return ended_ ? 0 : from_.read(buffer);
  }

 private:
  ByteSource& from_;
  std::vector<char> head_;
  std::size_t at_ = 0;
  bool ended_ = false;
};

// Where a container lies.
struct Place {
  UnpackedBytes& counts;
  bool enclosed;  // in a record
};

// What came out of one container, or of all that records enclose, against the bytes of the file in which it
// all lies, however deep.
class Budget {
 public:
  explicit Budget(const Place& place)
      : taken_(place.counts.taken), unpacked_(place.enclosed ? place.counts.enclosed : own_) {}
  Budget(const Budget&) = delete;
  Budget& operator=(const Budget&) = delete;

  void take(std::size_t count) {
    unpacked_ += count;
    if (unpacked_ > free_bytes && unpacked_ / largest_ratio > taken_) {
      throw Error("unpacks to more than a thousand times its size", "is it a decompression bomb?");
    }
  }

 private:
  const std::uint64_t& taken_;
  std::uint64_t own_ = 0;
  std::uint64_t& unpacked_;
};

// A decompressor within its budget.
class BudgetedSource : public ByteSource {
 public:
  BudgetedSource(ByteSource& unpacked, const Place& place) : unpacked_(unpacked), budget_(place) {}
  std::size_t read(std::span<char> buffer) override {
    const std::size_t count = unpacked_.read(buffer);
    budget_.take(count);
    return count;
  }

 private:
  ByteSource& unpacked_;
  Budget budget_;
};

// The packed bytes, as libarchive asks for them.
struct PackedBytes {
  ByteSource& source;
  Budget budget;
  std::vector<char> block;
  std::string failure;
};

la_ssize_t read_packed(archive*, void* data, const void** buffer) {
  auto& packed = *static_cast<PackedBytes*>(data);
  try {
    const std::size_t count = packed.source.read(packed.block);
    *buffer = packed.block.data();
    return static_cast<la_ssize_t>(count);
  } catch (const Error& error) {
    packed.failure = error.what();
    return -1;
  }
}

struct ArchiveCloser {
  void operator()(archive* opened) const { archive_read_free(opened); }
};
using OpenArchive = std::unique_ptr<archive, ArchiveCloser>;

std::string failure_of(archive* opened, const PackedBytes& packed) {
  if (!packed.failure.empty()) return packed.failure;
  const char* text = archive_error_string(opened);
  return text != nullptr ? text : "cannot be unpacked";
}

// The bytes of the entry that the archive stands at.
class EntrySource : public ByteSource {
 public:
  EntrySource(archive* opened, PackedBytes& packed) : archive_(opened), packed_(packed) {}

  std::size_t read(std::span<char> buffer) override {
    const la_ssize_t count = archive_read_data(archive_, buffer.data(), buffer.size());
    if (count < 0) throw Error(failure_of(archive_, packed_));
    packed_.budget.take(static_cast<std::size_t>(count));
    return static_cast<std::size_t>(count);
  }

 private:
  archive* archive_;
  PackedBytes& packed_;
};

// Why what is no file and no folder is not read.
std::string_view why_passed_over(mode_t mode) {
  if (S_ISLNK(mode)) return "symbolic link, not followed";
  if (S_ISCHR(mode) || S_ISBLK(mode)) return "device, not read";
  return S_ISFIFO(mode) ? "pipe, not read" : "no file, not read";
}

enum class Packing : std::uint8_t { none, gzip, zstd, stream, archive };

bool begins_with(std::string_view head, std::string_view magic) {
  return head.substr(0, magic.size()) == magic;
}

Packing packing_of(std::string_view head) {
  using std::string_view_literals::operator""sv;
  struct Magic {
    std::string_view bytes;
    Packing packing;
  };
  for (const Magic& magic : {Magic{"\x1f\x8b"sv, Packing::gzip}, Magic{"\x28\xB5\x2F\xFD"sv, Packing::zstd},
                             Magic{"BZh"sv, Packing::stream}, Magic{"\xFD\x37zXZ\0"sv, Packing::stream},
                             Magic{"\x04\x22\x4D\x18"sv, Packing::stream}}) {
    if (begins_with(head, magic.bytes)) return magic.packing;
  }
  // Zstandard may begin with a frame to be skipped (RFC 8878 section 3.1.2), as parallel packers write it.
  if (head.size() > 3 && (static_cast<unsigned char>(head[0]) & 0xF0U) == 0x50 &&
      head.substr(1, 3) == "\x2A\x4D\x18")
    return Packing::zstd;
  if (begins_with(head, "PK\x03\x04"sv) || begins_with(head, "PK\x05\x06"sv)) return Packing::archive;
  return head.size() > 262 && head.substr(257, 5) == "ustar" ? Packing::archive : Packing::none;
}

OpenArchive open_archive(PackedBytes& packed, Packing packing) {
  OpenArchive opened(archive_read_new());
  if (packing == Packing::stream) {
    archive_read_support_filter_all(opened.get());
    archive_read_support_format_raw(opened.get());
  } else {
    archive_read_support_format_tar(opened.get());
    archive_read_support_format_zip_streamable(opened.get());
  }
  if (archive_read_open(opened.get(), &packed, nullptr, read_packed, nullptr) != ARCHIVE_OK) {
    throw Error(failure_of(opened.get(), packed));
  }
  return opened;
}

bool walk_stream(const std::string& name, ByteSource& bytes, const Place& place, MemberSink& sink, int depth);

bool is_hidden_name(std::string_view name) {
  return name.starts_with('.') && name != "." && name != "..";
}

// As in folders, at any depth; Macintosh archives have a second, hidden file for each.
bool is_hidden_member(const fs::path& path) {
  return std::ranges::any_of(
      path, [](const fs::path& step) { return step == "__MACOSX" || is_hidden_name(step.native()); });
}

std::string small_text(ByteSource& bytes) {
  std::string text(256, '\0');
  text.resize(bytes.read(text));
  return text;
}

// The tables of a workbook; the first is the workbook itself.
bool walk_tables(const std::string& name, Workbook& workbook, MemberSink& sink) {
  bool first = true;
  for (const std::string& sheet : workbook.sheets()) {
    const std::string member = first ? name : name + "/" + sheet;
    first = false;
    try {
      if (!sink.table(member, *workbook.table(sheet))) return false;
    } catch (const Error& error) {
      sink.broken(member, error.what());
    }
  }
  return true;
}

// Members of a zip or tar, or the one stream in a bz2 and the like.
bool walk_packed(const std::string& name, ByteSource& bytes, const Place& place, Packing packing,
                 MemberSink& sink, int depth) {
  PackedBytes packed{bytes, Budget(place), std::vector<char>(block_bytes), ""};
  const OpenArchive opened = open_archive(packed, packing);
  archive_entry* entry = nullptr;
  Package package = packing == Packing::archive ? package_of_name(name) : Package::none;
  bool first = true;
  bool any_read = false;
  Workbook workbook;
  for (;; first = false) {
    const int status = archive_read_next_header(opened.get(), &entry);
    if (status == ARCHIVE_EOF) {
      const bool tables = !workbook.sheets().empty();
      if (package != Package::none && !any_read && !tables)
        throw Error("an office document, e-book or crawl without texts");
      return walk_tables(name, workbook, sink);
    }
    if (status == ARCHIVE_RETRY) continue;
    if (status == ARCHIVE_FATAL) throw Error(failure_of(opened.get(), packed));
    std::string member = name;
    if (packing == Packing::archive) {
      const mode_t type = archive_entry_filetype(entry);
      if (type == AE_IFDIR) continue;
      const char* path = archive_entry_pathname_utf8(entry);
      if (path == nullptr) path = archive_entry_pathname(entry);
      if (path != nullptr && is_hidden_member(path)) continue;
      const std::string_view part = path != nullptr ? path : "?";
      if (part == "[Content_Types].xml" && package == Package::none) package = Package::office;
      if (part == "mimetype" && first) {
        EntrySource said(opened.get(), packed);
        package = package_of_type(small_text(said));
      }
      if (package == Package::office && Workbook::needs(part)) {
        EntrySource bytes_of_part(opened.get(), packed);
        workbook.add(part, bytes_of_part);
        continue;
      }
      if (!is_read_of(package, part)) continue;
      any_read = true;
      // The text of a document is the document.
      if (package != Package::office && package != Package::open_document) member += "/" + std::string(part);
      if (type != AE_IFREG) {
        sink.passed_over(member, why_passed_over(type));
        continue;
      }
    }
    EntrySource source(opened.get(), packed);
    try {
      if (!walk_stream(member, source, place, sink, depth + 1)) return false;
    } catch (const Error& error) {
      sink.broken(member, error.what());
      if (packing == Packing::stream) return true;
    }
  }
}

bool walk_stream(const std::string& name, ByteSource& bytes, const Place& place, MemberSink& sink,
                 int depth) {
  PeekSource peeked(bytes);
  const Packing packing = packing_of(peeked.peek(512));
  if (packing == Packing::none) return sink.member(name, peeked);
  if (depth >= deepest) throw Error("containers are nested more than " + std::to_string(deepest) + " deep");
  const auto unpack = [&](ByteSource& unpacked) {
    BudgetedSource budgeted(unpacked, place);
    return walk_stream(name, budgeted, place, sink, depth + 1);
  };
  if (packing == Packing::gzip) {
    GzipSource unpacked(peeked);
    return unpack(unpacked);
  }
  if (packing == Packing::zstd) {
    ZstdSource unpacked(peeked);
    return unpack(unpacked);
  }
  return walk_packed(name, peeked, place, packing, sink, depth);
}

bool walk_file(const std::string& path, const std::string& name, MemberSink& sink, UnpackedBytes& counts) {
  counts = {};
  try {
    FileSource file(path, counts.taken);
    return walk_stream(name, file, {counts, false}, sink, 0);
  } catch (const Error& error) {
    sink.broken(name, error.what());
    return true;
  }
}

bool walk_folder(const fs::path& folder, const std::string& name, MemberSink& sink, UnpackedBytes& counts) {
  std::vector<fs::path> paths;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
    paths.push_back(at->path());
  if (error) {
    sink.broken(name, error.message());
    return true;
  }
  std::ranges::sort(paths);
  for (const fs::path& path : paths) {
    const std::string file = path.filename();
    struct stat status {};
    if (::lstat(path.c_str(), &status) != 0) continue;
    const std::string member = name + "/" + file;
    if (is_hidden_name(file)) {
      // A folder may hold what the user means to be read: those of a Maildir are hidden.
      if (S_ISDIR(status.st_mode)) sink.passed_over(member, "hidden folder, not read");
    } else if (S_ISDIR(status.st_mode)) {
      if (is_archive_folder(path)) {
        sink.passed_over(member, "Backfile archive, not read");
      } else if (!walk_folder(path, member, sink, counts)) {
        return false;
      }
    } else if (S_ISREG(status.st_mode)) {
      if (!walk_file(path, member, sink, counts)) return false;
    } else {
      sink.passed_over(member, why_passed_over(status.st_mode));
    }
  }
  return true;
}

// The input with a last name: its own, for "." and ".." the folder's.
fs::path named_input(const std::string& path) {
  fs::path named = fs::path(path).lexically_normal();
  if (named.filename().empty()) named = named.parent_path();
  if (named.filename() == "." || named.filename() == "..") named = fs::canonical(path);
  return named;
}

}  // namespace

std::string folder_of_names(const std::string& path) {
  if (path == "-") return "";
  std::error_code ignored;  // a path that cannot be made absolute serves as well
  return fs::absolute(named_input(path), ignored).parent_path();
}

bool walk_bytes(const std::string& name, ByteSource& bytes, MemberSink& sink, UnpackedBytes& counts) {
  try {
    return walk_stream(name, bytes, {counts, true}, sink, 0);
  } catch (const Error& error) {
    sink.broken(name, error.what());
    return true;
  }
}

void walk_members(const std::string& path, MemberSink& sink) {
  UnpackedBytes counts;
  walk_members(path, sink, counts);
}

void walk_members(const std::string& path, MemberSink& sink, UnpackedBytes& counts) {
  if (path == "-") {
    walk_file(path, "-", sink, counts);
    return;
  }
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) throw Error("cannot read " + path + ": no such file or folder", "check the path");
  const fs::path named = named_input(path);
  if (fs::is_directory(status)) {
    if (::access(path.c_str(), R_OK | X_OK) != 0) throw system_error("read", path);
    walk_folder(path, named.filename(), sink, counts);
  } else {
    FileSource probe(path, counts.taken);  // unreadable: said as an error, not as a reject
    walk_file(path, named.filename(), sink, counts);
  }
}

}  // namespace backfile
