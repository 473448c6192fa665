package com.example.workflow.common;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.databind.exc.InvalidFormatException;

/** Tells every error as a problem detail (RFC 9457). */
@RestControllerAdvice
class ApiErrors extends ResponseEntityExceptionHandler {

    @ExceptionHandler
    ProblemDetail notFound(NotFoundException ex) {
        return problem(HttpStatus.NOT_FOUND, "Not found", ex.getMessage());
    }

    @ExceptionHandler
    ProblemDetail conflict(ConflictException ex) {
        return problem(HttpStatus.CONFLICT, "Conflict", ex.getMessage());
    }

    @ExceptionHandler
    ProblemDetail stale(OptimisticLockingFailureException ex) {
        return problem(
                HttpStatus.CONFLICT, "Conflict", "Somebody else has changed it meanwhile. Read it again and repeat.");
    }

    /** The unique constraints are the last word on duplicates: a check before would race with another request. */
    @ExceptionHandler
    ProblemDetail duplicate(DataIntegrityViolationException ex) {
        return problem(
                HttpStatus.CONFLICT, "Conflict", "It contradicts what is already there, such as an e-mail in use.");
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException ex, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail problem =
                problem(HttpStatus.UNPROCESSABLE_CONTENT, "Invalid content", "Some fields are not as they have to be.");
        List<FieldProblem> errors = ex.getBindingResult().getFieldErrors().stream()
                .map(error -> new FieldProblem(
                        error.getField(), Objects.requireNonNullElse(error.getDefaultMessage(), "is not valid")))
                .toList();
        problem.setProperty("errors", errors);
        return ResponseEntity.unprocessableContent().headers(headers).body(problem);
    }

    /** Names the field and what it may be, where Jackson knows; the framework's own answer says neither. */
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException ex, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (!(ex.getCause() instanceof InvalidFormatException format)) {
            return super.handleHttpMessageNotReadable(ex, headers, status, request);
        }
        ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, "Unreadable content", "A value cannot be read.");
        String field = format.getPath().stream()
                .map(part ->
                        part.getPropertyName() == null ? "[" + part.getIndex() + "]" : "." + part.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
        Class<?> type = format.getTargetType();
        String message = type.isEnum()
                ? "must be one of " + Arrays.toString(type.getEnumConstants())
                : "is no " + type.getSimpleName();
        problem.setProperty("errors", List.of(new FieldProblem(field, message)));
        return ResponseEntity.badRequest().headers(headers).body(problem);
    }

    private static ProblemDetail problem(HttpStatus status, String title, @Nullable String detail) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setTitle(title);
        problem.setDetail(detail);
        return problem;
    }

    record FieldProblem(String field, String message) {}
}
