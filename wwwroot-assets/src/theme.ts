// Loaded by a plain script element in the head, before anything is painted.
import { keepShown } from "./theme/Theme";

keepShown();
