using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace InstaHub.Web.Media;

/// <summary>Where media are kept and read; section <c>Media</c>, checked when the process starts.</summary>
public sealed class MediaStoreOptions : IValidatableObject
{
    public const string Section = "Media";

    /// <summary>
    /// Folder on the local disk, the same for all processes of the product. A relative path counts from the folder that the process is
    /// started in. Default <c>.data/media</c>.
    /// </summary>
    [Required]
    public string Path { get; set; } = ".data/media";

    /// <summary>
    /// What the addresses of variants begin with, e.g. <c>https://cdn.example.org</c>, which gets them from this product. Default: none;
    /// addresses are paths.
    /// </summary>
    public string? PublicBaseUrl { get; set; }

    /// <summary>Most uploads that this process receives at once; others are told to come back. 1 to 100,000. Default 256.</summary>
    [Range(1, 100_000)]
    public int MaxUploads { get; set; } = 256;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrEmpty(PublicBaseUrl) && !(Uri.TryCreate(PublicBaseUrl, UriKind.Absolute, out var uri) && uri is { Scheme: "https" or "http", Query: "", Fragment: "" }))
            yield return new ValidationResult($"{Section}:{nameof(PublicBaseUrl)} is no address like https://cdn.example.org.", [nameof(PublicBaseUrl)]);
    }
}

/// <summary>Checks <see cref="MediaStoreOptions"/>; generated.</summary>
[OptionsValidator]
internal sealed partial class MediaStoreOptionsValidator : IValidateOptions<MediaStoreOptions>;
