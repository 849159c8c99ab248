using System.Text.Json;
using System.Text.Json.Serialization;
using InstaHub.Web.Api;
using InstaHub.Web.Api.Errors;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace InstaHub.Web.OpenApi;

/// <summary>Registration of this folder.</summary>
public static class DescriptionServices
{
    /// <summary>Names a feature's own reasons of failing, so that the error reference tells them.</summary>
    public static IServiceCollection AddErrorReference(this IServiceCollection services, params IEnumerable<ApiError> errors) =>
        services.AddSingleton(new ErrorReference([.. errors]));

    internal static IServiceCollection AddApiDescription(this IServiceCollection services)
    {
        services.AddApiJson(ParameterJson.Default);
        services.AddErrorReference(HttpErrors.Known);
        services.AddErrorReference(Api.Paging.Cursors.Expired, Idempotency.IdempotencyErrors.Mismatch, Idempotency.IdempotencyErrors.UnderWay);
        services.AddSingleton<ApiDocument>();
        services.AddOpenApi(ApiDocument.Name, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            // HEAD answers what GET answers; it needs no page of its own.
            options.ShouldInclude = endpoint =>
                endpoint.RelativePath?.StartsWith(ApiRoutes.Prefix.TrimStart('/'), StringComparison.Ordinal) == true
                && endpoint.HttpMethod is not null && !HttpMethods.IsHead(endpoint.HttpMethod);
            // JSON of whatever form is nothing that has a name.
            options.CreateSchemaReferenceId = type => type.Type == typeof(JsonElement) ? null : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
            options.AddSchemaTransformer<ValueDescription>();
            options.AddOperationTransformer<OperationDescription>();
            options.AddDocumentTransformer<InterfaceDescription>();
        });
        return services;
    }
}

/// <summary>Some of the failures that clients may meet.</summary>
internal sealed record ErrorReference(IReadOnlyList<ApiError> Errors);

/// <summary>The types that routes and queries are made of, for their schemas.</summary>
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(bool?))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(int?))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(long?))]
[JsonSerializable(typeof(double))]
[JsonSerializable(typeof(Guid))]
[JsonSerializable(typeof(Guid?))]
[JsonSerializable(typeof(DateTimeOffset))]
[JsonSerializable(typeof(DateTimeOffset?))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(Guid[]))]
internal sealed partial class ParameterJson : JsonSerializerContext;
