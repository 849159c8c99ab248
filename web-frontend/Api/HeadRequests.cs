namespace InstaHub.Web.Api;

/// <summary>HEAD answers what GET would, without the body (RFC 9110, 9.3.2), which routing does not do by itself.</summary>
internal static class HeadRequests
{
    /// <summary>The methods of a read.</summary>
    public static readonly string[] GetAndHead = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Lets each endpoint that answers GET answer HEAD too; the server leaves the body out.</summary>
    public static TBuilder AnswerHeadLikeGet<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder
    {
        builder.Add(endpoint =>
        {
            for (var i = 0; i < endpoint.Metadata.Count; i++)
            {
                if (endpoint.Metadata[i] is HttpMethodMetadata { HttpMethods: ["GET"] })
                    endpoint.Metadata[i] = new HttpMethodMetadata(GetAndHead);
            }
        });
        return builder;
    }

    public static bool IsGetOrHead(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);
}
