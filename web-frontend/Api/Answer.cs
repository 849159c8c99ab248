using InstaHub.GrainInterfaces.Common;
using InstaHub.Web.Api.Errors;
using Microsoft.AspNetCore.Http.HttpResults;

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

    /// <summary>200 with a single resource and its entity tag (see <see cref="EntityTags"/>), or 304 when the client has it already.</summary>
    public static Success<T> Tagged<T>(T data, string etag) => new(data) { ETag = etag };

    public static Failure Fail(ApiError error) => new(error);

    /// <summary>The failure that a grain's refusal stands for.</summary>
    public static Failure Fail(Error error) => new(error.ToApiError());

    /// <summary>200 with what the grain gave, or the failure that its refusal stands for.</summary>
    public static Results<Success<T>, Failure> From<T>(Result<T> result) => result.IsSuccess ? Ok(result.Value) : Fail(result.Error);

    /// <summary>200 with what is made of the grain's value, or the failure that its refusal stands for.</summary>
    public static Results<Success<TView>, Failure> From<T, TView>(Result<T> result, Func<T, TView> view) =>
        result.IsSuccess ? Ok(view(result.Value)) : Fail(result.Error);
}
