using InstaHub.Web.Api;
using InstaHub.Web.Api.Errors;
using InstaHub.Web.Idempotency;
using InstaHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;

namespace InstaHub.Web.OpenApi;

/// <summary>Describes how an operation may fail: what its form makes possible, what it declares, and what may happen to any.</summary>
internal static class FailureResponses
{
    /// <summary>Adds them, one for each status, with the reasons it may have.</summary>
    /// <param name="operation">With its parameters and its body.</param>
    /// <param name="metadata">The endpoint's.</param>
    /// <param name="document">To which references lead.</param>
    public static void Add(OpenApiOperation operation, IList<object> metadata, OpenApiDocument? document)
    {
        operation.Responses ??= [];
        foreach (var reasons in Reasons(operation, metadata).DistinctBy(error => (error.StatusCode, error.Code)).GroupBy(error => error.StatusCode).OrderBy(group => group.Key))
        {
            var errors = reasons.ToList();
            operation.Responses[$"{reasons.Key}"] = errors is [var only] && HttpErrors.Known.Any(known => (known.StatusCode, known.Code) == (only.StatusCode, only.Code))
                ? new OpenApiResponseReference(only.Code, document)
                : Response(string.Join(" ", errors.Select(error => $"`{error.Code}`: {error.Message}")), document);
        }
        operation.Responses["default"] = new OpenApiResponseReference(InterfaceDescription.FailureResponse, document);
    }

    /// <summary>A failed answer.</summary>
    public static OpenApiResponse Response(string description, OpenApiDocument? document) => new()
    {
        Description = description,
        Content = new Dictionary<string, OpenApiMediaType>
        {
            [JsonResponse.MediaType] = new() { Schema = new OpenApiSchemaReference(InterfaceDescription.FailureSchema, document) },
        },
    };

    private static IEnumerable<ApiError> Reasons(OpenApiOperation operation, IList<object> metadata)
    {
        var access = metadata.OfType<EndpointAccess>().LastOrDefault();
        var isAnonymous = metadata.OfType<IAllowAnonymous>().Any();
        var hasBody = operation.RequestBody is not null;
        var parameters = operation.Parameters ?? [];

        if (hasBody || parameters.Count > 0)
            yield return HttpErrors.ValidationFailed;
        if (!isAnonymous || access is { Expired: StatusCodes.Status401Unauthorized })
            yield return HttpErrors.Unauthenticated;
        if (parameters.Any(parameter => parameter.In == ParameterLocation.Path))
            yield return HttpErrors.NotFound;
        yield return HttpErrors.NotAcceptable;
        if (hasBody)
        {
            yield return HttpErrors.RequestTimeout;
            yield return HttpErrors.TooLarge;
            yield return HttpErrors.UnsupportedType;
        }
        if (parameters.Any(parameter => parameter.Name == IdempotencyMiddleware.KeyHeader))
        {
            yield return IdempotencyErrors.UnderWay;
            yield return IdempotencyErrors.Mismatch;
            // Its body is read before it is known whether anybody takes it.
            yield return HttpErrors.TooLarge;
        }
        yield return HttpErrors.RateLimited;
        yield return HttpErrors.Internal;
        yield return HttpErrors.Unavailable;

        var declared = metadata.OfType<EndpointFailures>().SelectMany(failures => failures.Errors).ToList();
        foreach (var error in declared)
            yield return error;
        // What others are answered is known from who may call, if the reason has not been named.
        foreach (var status in access is null ? [] : new[] { access.Nobody, access.Other, access.Blocked, access.Expired })
        {
            if (status >= 400 && declared.All(error => error.StatusCode != status))
                yield return HttpErrors.Of(status);
        }
    }
}
