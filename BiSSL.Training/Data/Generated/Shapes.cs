namespace BiSSL.Training.Data.Generated;

/// <summary>A shape of the generated world: its name and a function that is negative inside, about the distance to the outline in object coordinates.</summary>
internal sealed record Shape(string Name, Func<float, float, float> Distance);

/// <summary>The fourteen shapes; the first ten are the classes of the labelled sets.</summary>
internal static class Shapes
{
    public const int ClassCount = 10;

    public static readonly Shape[] All =
    [
        new("disc", (x, y) => Radius(x, y) - 0.8f),
        new("square", (x, y) => Box(x, y) - 0.7f),
        new("triangle", (x, y) => Polygon(x, y, 3, 0.48f)),
        new("flower5", (x, y) => Flower(x, y, 5, 0.66f, 0.26f)),
        new("flower3", (x, y) => Flower(x, y, 3, 0.62f, 0.33f)),
        new("ring", (x, y) => MathF.Abs(Radius(x, y) - 0.66f) - 0.2f),
        new("plus", (x, y) => MathF.Min(Rectangle(x, y, 0.85f, 0.27f), Rectangle(x, y, 0.27f, 0.85f))),
        new("crescent", (x, y) => MathF.Max(Radius(x, y) - 0.85f, 0.62f - Radius(x - 0.42f, y))),
        new("bar", (x, y) => Rectangle(x, y, 0.95f, 0.3f)),
        new("bow", (x, y) => MathF.Max(MathF.Abs(x) - 0.85f, MathF.Abs(y) - 0.1f - 0.75f * MathF.Abs(x))),
        new("hexagon", (x, y) => Polygon(x, y, 6, 0.75f)),
        new("half", (x, y) => MathF.Max(Radius(x + 0.3f, y) - 0.9f, -(x + 0.3f))),
        new("frame", (x, y) => MathF.Abs(Box(x, y) - 0.58f) - 0.18f),
        new("ell", (x, y) => MathF.Min(Rectangle(x + 0.5f, y, 0.25f, 0.8f), Rectangle(x, y + 0.55f, 0.75f, 0.25f))),
    ];

    public static IReadOnlyList<string> ClassNames { get; } = [.. All.Take(ClassCount).Select(shape => shape.Name)];

    private static float Radius(float x, float y) => MathF.Sqrt(x * x + y * y);

    private static float Box(float x, float y) => MathF.Max(MathF.Abs(x), MathF.Abs(y));

    private static float Rectangle(float x, float y, float halfWidth, float halfHeight) =>
        MathF.Max(MathF.Abs(x) - halfWidth, MathF.Abs(y) - halfHeight);

    private static float Flower(float x, float y, int petals, float radius, float depth) =>
        Radius(x, y) - (radius + depth * MathF.Cos(petals * MathF.Atan2(y, x)));

    private static float Polygon(float x, float y, int sides, float inradius)
    {
        var farthest = float.NegativeInfinity;
        for (var k = 0; k < sides; k++)
        {
            var (sin, cos) = MathF.SinCos(2 * MathF.PI * k / sides);
            farthest = MathF.Max(farthest, x * cos + y * sin);
        }
        return farthest - inradius;
    }
}
