namespace InstaHub.Web.Api;

internal sealed partial class ResponseGuard
{
    [LoggerMessage(1, LogLevel.Error, "{Method} {Path} failed; trace id {TraceId}")]
    private partial void LogFailed(Exception exception, string method, string? path, string traceId);

    // Without the stack: while the database is away this may be each request's line.
    [LoggerMessage(2, LogLevel.Warning, "{Method} {Path} answered 503: {ExceptionType}: {Reason}; trace id {TraceId}")]
    private partial void LogUnavailable(string method, string? path, string traceId, Type exceptionType, string reason);
}
