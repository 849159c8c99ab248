using InstaHub.Web.Api;
using InstaHub.Web.Api.Paging;
using InstaHub.Web.Idempotency;
using InstaHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace InstaHub.Web.OpenApi;

/// <summary>Adds to each operation what holds by convention: paging, idempotency, who may call it, and how it fails.</summary>
internal sealed class OperationDescription : IOpenApiOperationTransformer
{
    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var method = context.Description.HttpMethod ?? HttpMethods.Get;
        var path = $"/{context.Description.RelativePath}";
        operation.OperationId ??= NameOf(method, path);

        if (metadata.OfType<PagedMetadata>().Any())
            AddPaging(operation);
        if (HttpMethods.IsPost(method) && !path.StartsWith($"{ApiRoutes.Prefix}/auth/", StringComparison.Ordinal))
            AddIdempotency(operation);

        var access = metadata.OfType<EndpointAccess>().LastOrDefault();
        // A caller that may be signed in, but need not, has two ways; one whose token is not looked at has none to show.
        operation.Security = access is { IgnoresTokens: true } ? []
            : metadata.OfType<IAllowAnonymous>().Any() ? [new OpenApiSecurityRequirement(), Bearer(context.Document)]
            : [Bearer(context.Document)];
        FailureResponses.Add(operation, metadata, context.Document);
        await AnswerSchemas.AddAsync(operation, context, cancellationToken);
    }

    private static OpenApiSecurityRequirement Bearer(OpenApiDocument? document) =>
        new() { [new OpenApiSecuritySchemeReference(InterfaceDescription.BearerScheme, document)] = [] };

    private static void AddPaging(OpenApiOperation operation)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = PageRequest.LimitField,
            In = ParameterLocation.Query,
            Description = "Most items to answer with.",
            Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.Integer,
                Minimum = "1",
                Maximum = $"{PageRequest.MaxLimit}",
                Default = PageRequest.DefaultLimit,
            },
        });
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = PageRequest.CursorField,
            In = ParameterLocation.Query,
            Description = "The page after this one: `page.next` of the page before.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = PageRequest.MaxCursorLength },
        });
    }

    private static void AddIdempotency(OpenApiOperation operation)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = IdempotencyMiddleware.KeyHeader,
            In = ParameterLocation.Header,
            Description = "For 24 hours, the same key and body give the same answer and one effect.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = 255 },
        });
    }

    /// <summary><c>GET /api/v1/users/{id}/posts</c> is <c>getUsersPostsById</c>: unlike any other, because path and method are.</summary>
    private static string NameOf(string method, string path)
    {
        var words = path[(ApiRoutes.Prefix.Length + 1)..].Split('/', StringSplitOptions.RemoveEmptyEntries);
        var things = words.Where(word => word[0] != '{').Select(Pascal);
        var keys = words.Where(word => word[0] == '{').Select(word => $"By{Pascal(word.Trim('{', '}').Split(':')[0])}");
        return method.ToLowerInvariant() + string.Concat(things.Concat(keys));
    }

    private static string Pascal(string word) =>
        string.Concat(word.Split('-', '_', '.').Where(part => part.Length > 0).Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
}
