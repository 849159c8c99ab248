using InstaHub.Web.Api.Errors;

namespace InstaHub.Web.Api;

/// <summary>Makes the answers that an endpoint returns.</summary>
public static class Answer
{
    public static Success<T> Ok<T>(T data, string? message = null) => new(data) { Message = message };

    /// <summary>201, with the path of what was created.</summary>
    public static Success<T> Created<T>(string location, T data) =>
        new(data) { StatusCode = StatusCodes.Status201Created, Location = location };

    /// <summary>202: it will be done.</summary>
    public static Success<T> Accepted<T>(T data, string? message = null) =>
        new(data) { StatusCode = StatusCodes.Status202Accepted, Message = message };

    /// <param name="data">At most as many items as were asked for.</param>
    /// <param name="next">Cursor of the next page, null when there is none.</param>
    public static Page<T> Page<T>(IReadOnlyList<T> data, string? next) => new(data, next);

    public static Failure Fail(ApiError error) => new(error);
}
