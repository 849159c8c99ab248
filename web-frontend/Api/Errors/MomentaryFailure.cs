namespace InstaHub.Web.Api.Errors;

/// <summary>A feature of a request whose failure passes by itself: the same request may succeed later.</summary>
internal sealed class MomentaryFailure
{
    public static readonly MomentaryFailure Mark = new();

    private MomentaryFailure()
    {
    }
}
