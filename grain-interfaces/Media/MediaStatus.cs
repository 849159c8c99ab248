namespace InstaHub.GrainInterfaces.Media;

/// <summary>How far a file has come; numbers are those of the database.</summary>
[GenerateSerializer, Alias("InstaHub.Media.MediaStatus")]
public enum MediaStatus
{
    /// <summary>It has not been uploaded yet.</summary>
    Awaiting = 0,

    /// <summary>It has been uploaded, its variants are being made.</summary>
    Processing = 1,

    /// <summary>Its variants can be had.</summary>
    Ready = 2,

    /// <summary>It could not be made use of; see <see cref="MediaFailures"/>.</summary>
    Failed = 3,
}
