#include "maillage/core/error.hpp"

namespace maillage {

namespace {

std::string located(const std::string& path, std::size_t line, std::size_t column, const std::string& what) {
    std::string message = path;
    if (line > 0) message += ", line " + std::to_string(line);
    if (column > 0) message += ", column " + std::to_string(column);
    return message + ": " + what;
}

}  // namespace

// Defined here so that each type has one home for its vtable, in whatever library it is thrown from.
Error::~Error() = default;
InvalidInput::~InvalidInput() = default;
NotFound::~NotFound() = default;
Infeasible::~Infeasible() = default;
LimitExceeded::~LimitExceeded() = default;
Cancelled::~Cancelled() = default;
FileError::~FileError() = default;

FileError::FileError(const std::string& path, std::size_t line, std::size_t column, const std::string& what)
    : Error(located(path, line, column, what)) {}

}  // namespace maillage
