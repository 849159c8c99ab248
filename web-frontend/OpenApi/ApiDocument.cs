using InstaHub.Web.Assets;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace InstaHub.Web.OpenApi;

/// <summary>The description of the public interface in OpenAPI 3.1, made when it is first asked for: endpoints do not change.</summary>
internal sealed class ApiDocument([FromKeyedServices(ApiDocument.Name)] IOpenApiDocumentProvider provider)
{
    public const string Name = "v1";

    private readonly SemaphoreSlim _making = new(1);
    private ClientAsset? _made;

    public async ValueTask<ClientAsset> GetAsync(CancellationToken cancellationToken)
    {
        if (_made is { } made)
            return made;
        await _making.WaitAsync(cancellationToken);
        try
        {
            return _made ??= await MakeAsync();
        }
        finally
        {
            _making.Release();
        }
    }

    // Not ended by the caller that happened to be first.
    private async Task<ClientAsset> MakeAsync()
    {
        var document = await provider.GetOpenApiDocumentAsync(CancellationToken.None);
        var json = await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, CancellationToken.None);
        return PackedAsset.Make("application/json; charset=utf-8", System.Text.Encoding.UTF8.GetBytes(json));
    }
}
