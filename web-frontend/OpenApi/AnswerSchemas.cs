using InstaHub.Web.Api;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace InstaHub.Web.OpenApi;

/// <summary>
/// Describes the envelopes, which the framework leaves out because they are results that write themselves: each
/// <see cref="Success{T}"/> and <see cref="Page{T}"/> that an endpoint says it produces.
/// </summary>
internal static class AnswerSchemas
{
    public static async Task AddAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var all = context.Description.ActionDescriptor.EndpointMetadata.OfType<IProducesResponseTypeMetadata>().ToList();
        foreach (var produced in all)
        {
            if (produced.Type is not { IsGenericType: true } type)
                continue;
            var isPage = type.GetGenericTypeDefinition() == typeof(Page<>);
            if (!isPage && type.GetGenericTypeDefinition() != typeof(Success<>))
                continue;

            // The type says 200 by itself; what was said of the endpoint counts more.
            if (produced is EnvelopeMetadata && all.Any(other => other is not EnvelopeMetadata && other.Type == type && other.StatusCode is > 200 and < 300))
            {
                operation.Responses?.Remove($"{StatusCodes.Status200OK}");
                continue;
            }

            var data = await AnswerTypes.DescribeAsync(context, type.GetGenericArguments()[0], cancellationToken);
            operation.Responses ??= [];
            if (!isPage && context.Description.HttpMethod == HttpMethods.Get)
                operation.Responses[$"{StatusCodes.Status304NotModified}"] = new OpenApiResponse { Description = "What `If-None-Match` names is still so." };
            operation.Responses[$"{produced.StatusCode}"] = new OpenApiResponse
            {
                Description = DescriptionOf(produced.StatusCode, isPage),
                Content = new Dictionary<string, OpenApiMediaType> { [JsonResponse.MediaType] = new() { Schema = isPage ? Page(data) : Success(data) } },
            };
        }
    }

    private static OpenApiSchema Success(IOpenApiSchema data) => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string> { "success", "data" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["success"] = True(),
            ["data"] = data,
            ["message"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "A sentence for people, where the data do not say it all." },
        },
    };

    private static OpenApiSchema Page(IOpenApiSchema item) => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string> { "success", "data", "page" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["success"] = True(),
            ["data"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = item },
            ["page"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Required = new HashSet<string> { "next" },
                Properties = new Dictionary<string, IOpenApiSchema>
                {
                    ["next"] = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null, Description = "The cursor of the next page; null after the last." },
                },
            },
        },
    };

    // A constant of a boolean has no place in the library; an enumeration of one value says the same.
    private static OpenApiSchema True() => new() { Type = JsonSchemaType.Boolean, Enum = [true] };

    private static string DescriptionOf(int status, bool isPage) => status switch
    {
        StatusCodes.Status201Created => "It was created; `Location` says where it is.",
        StatusCodes.Status202Accepted => "It will be done.",
        _ => isPage ? "A page of the list." : "It was done.",
    };
}
