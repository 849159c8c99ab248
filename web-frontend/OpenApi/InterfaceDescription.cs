using System.Text.Json.Nodes;
using InstaHub.Web.Api.Errors;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace InstaHub.Web.OpenApi;

/// <summary>Adds what the description says once for all operations: what it is, how to sign in, and what failures look like.</summary>
internal sealed class InterfaceDescription(IEnumerable<ErrorReference> references, IEnumerable<EndpointDataSource> endpoints) : IOpenApiDocumentTransformer
{
    public const string BearerScheme = "bearer";
    public const string FailureResponse = "failure";

    public const string FailureSchema = "Failure";
    private const string ErrorSchema = "FailureError";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "InstaHub",
            Version = "1",
            License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
            Description = "Success answers `{\"success\":true,\"data\":…}`, a page also `\"page\":{\"next\":…}`; failure answers "
                + "`{\"success\":false,\"error\":{\"code\",\"message\",\"details\",\"traceId\"}}`. Ids are UUIDs, times RFC 3339 in UTC. "
                + "A request that is no proper HTTP, or whose line or headers are too long, is answered 400, 414 or 431 without a body.",
        };
        // The document is the same whatever address it was asked for by.
        document.Servers = [new OpenApiServer { Url = "/" }];

        var components = document.Components ??= new OpenApiComponents();
        (components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>())[BearerScheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "JWT",
            Description = "The access token that signing in gives.",
        };

        components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        components.Schemas[ErrorSchema] = Error();
        components.Schemas[FailureSchema] = Failure(document);

        components.Responses ??= new Dictionary<string, IOpenApiResponse>();
        components.Responses[FailureResponse] = FailureResponses.Response("Any other failure.", document);
        var used = UsedResponses(document);
        foreach (var error in HttpErrors.Known.Where(error => used.Contains(error.Code)))
            components.Responses[error.Code] = FailureResponses.Response(error.Message, document);

        DescribeTags(document);
        document.Extensions ??= new Dictionary<string, IOpenApiExtension>();
        document.Extensions["x-errors"] = new JsonNodeExtension(Errors());
        return Task.CompletedTask;
    }

    private JsonArray Errors()
    {
        var declared = endpoints.SelectMany(source => source.Endpoints).SelectMany(endpoint => endpoint.Metadata.GetOrderedMetadata<EndpointFailures>());
        var known = references.SelectMany(reference => reference.Errors).Concat(declared.SelectMany(failures => failures.Errors)).DistinctBy(error => (error.StatusCode, error.Code));
        return [.. known.OrderBy(error => error.StatusCode).ThenBy(error => error.Code, StringComparer.Ordinal).Select(error => new JsonObject
        {
            ["status"] = error.StatusCode,
            ["code"] = error.Code,
            ["message"] = error.Message,
        })];
    }

    private static HashSet<string> UsedResponses(OpenApiDocument document) =>
        [.. OperationsOf(document).SelectMany(operation => operation.Responses ?? []).Select(response => response.Value)
            .OfType<OpenApiResponseReference>().Select(reference => reference.Reference.Id).OfType<string>()];

    private static void DescribeTags(OpenApiDocument document)
    {
        var names = OperationsOf(document).SelectMany(operation => operation.Tags ?? new HashSet<OpenApiTagReference>()).Select(tag => tag.Name).OfType<string>();
        document.Tags = new HashSet<OpenApiTag>(names.Distinct().Order(StringComparer.Ordinal)
            .Select(name => new OpenApiTag { Name = name, Description = DescribedTags.All.GetValueOrDefault(name) }));
    }

    private static IEnumerable<OpenApiOperation> OperationsOf(OpenApiDocument document) =>
        document.Paths.Values.SelectMany(path => path.Operations?.Values ?? (IEnumerable<OpenApiOperation>)[]);

    private static OpenApiSchema Failure(OpenApiDocument document) => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string> { "success", "error" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["success"] = new OpenApiSchema { Type = JsonSchemaType.Boolean, Enum = [false] },
            ["error"] = new OpenApiSchemaReference(ErrorSchema, document),
        },
    };

    private static OpenApiSchema Error() => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string> { "code", "message", "details", "traceId" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["code"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "The reason, for programs; never changed." },
            ["message"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "The reason, for people." },
            ["details"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "What is wrong with each field of the request.",
                AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
            },
            ["traceId"] = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^[0-9a-f]{32}$" },
        },
    };
}
