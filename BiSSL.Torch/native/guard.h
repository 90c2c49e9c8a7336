#pragma once
#include <exception>
#include <c10/util/Exception.h>

#define BISSL_EXPORT extern "C" __attribute__((visibility("default")))

/// Keeps the text that bt_last_error hands out on this thread.
void remember_error(const char* text) noexcept;

/// Runs the body of an export: nothing thrown leaves it. 0 on success, 1 on failure.
template <class Body>
int guarded(Body&& body) noexcept {
  try {
    body();
    return 0;
  } catch (const c10::Error& error) {
    remember_error(error.what_without_backtrace());
  } catch (const std::exception& error) {
    remember_error(error.what());
  } catch (...) {
    remember_error("an unknown native error");
  }
  return 1;
}
