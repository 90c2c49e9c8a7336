namespace BiSSL.Training.Pipeline.Search;

/// <summary>What a search trains next.</summary>
/// <param name="Trial">Counted from 0.</param>
/// <param name="Rung">The rung at whose end it is judged, counted from 0.</param>
public readonly record struct Turn(int Trial, int Rung);
