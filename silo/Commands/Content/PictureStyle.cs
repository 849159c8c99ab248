namespace InstaHub.Silo.Commands.Content;

/// <summary>What a generated picture looks like. It follows from its number.</summary>
/// <param name="Kind">What is painted.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
internal sealed record PictureStyle(PictureKind Kind, int Width, int Height)
{
    // The proportions of photos as people post them: square, upright, wide.
    private static readonly (int Width, int Height)[] Shapes = [(1080, 1080), (864, 1080), (1080, 720)];

    private static readonly PictureKind[] Kinds = Enum.GetValues<PictureKind>();

    /// <summary>In words.</summary>
    public string Description => Kind switch
    {
        PictureKind.Mountains => "mountain ridges under a low sun",
        PictureKind.Fruit => "slices of fruit on a table",
        PictureKind.Sea => "the sun over a calm sea",
        PictureKind.Tiles => "a wall of patterned tiles",
        PictureKind.City => "a city in the evening, with lit windows",
        PictureKind.Dunes => "dunes in evening light",
        PictureKind.Forest => "a forest of firs in the mist",
        _ => "northern lights over hills",
    };

    /// <summary>The style of the picture with a number, from 0 on.</summary>
    public static PictureStyle Of(int number)
    {
        var (width, height) = Shapes[number / Kinds.Length % Shapes.Length];
        return new PictureStyle(Kinds[number % Kinds.Length], width, height);
    }
}

/// <summary>What is painted on a generated picture.</summary>
internal enum PictureKind
{
    Mountains,
    Fruit,
    Sea,
    Tiles,
    City,
    Dunes,
    Forest,
    Lights,
}
