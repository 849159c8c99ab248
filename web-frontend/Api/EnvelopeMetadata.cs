using Microsoft.AspNetCore.Http.Metadata;

namespace InstaHub.Web.Api;

/// <summary>What an endpoint answers that returns an envelope, with 200 unless it says another status itself.</summary>
/// <param name="type">The envelope's.</param>
internal sealed class EnvelopeMetadata(Type type) : IProducesResponseTypeMetadata
{
    public Type Type => type;

    public int StatusCode => StatusCodes.Status200OK;

    public IEnumerable<string> ContentTypes { get; } = [JsonResponse.MediaType];
}
